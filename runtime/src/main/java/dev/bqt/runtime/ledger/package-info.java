/**
 * What has been done, in SQL: the truth about every object, window, job and step. It has row
 * records of its own and imports no stage.
 *
 * <p>Every change goes through {@link dev.bqt.runtime.ledger.Ledger#commit}, which knows the name
 * of the transition; a failpoint stands before and after each commit.
 */
package dev.bqt.runtime.ledger;

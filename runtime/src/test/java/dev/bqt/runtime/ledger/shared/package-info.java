/** One ledger file for several processes of one machine. */
package dev.bqt.runtime.ledger.shared;

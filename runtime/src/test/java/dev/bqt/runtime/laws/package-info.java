/**
 * What must hold after a run, whatever came before: the checker that reads ledger, journal,
 * warehouse and buckets, and the laws one by one. Tests of two modules end with it.
 */
package dev.bqt.runtime.laws;

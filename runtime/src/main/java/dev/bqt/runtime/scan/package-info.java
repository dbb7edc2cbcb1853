/** Buckets to objects that the ledger does not know yet. */
package dev.bqt.runtime.scan;

/**
 * What the bucket shows of the ledger, for people and legacy tools: window, task and process files.
 * Written after the ledger and never read back as truth, but for somebody else's {@code .win}.
 */
package dev.bqt.runtime.journal;

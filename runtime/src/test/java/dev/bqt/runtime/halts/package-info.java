/** H2 alone, in processes that are halted: run on request, see {@code HaltRun}. */
package dev.bqt.runtime.halts;

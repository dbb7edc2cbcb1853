/** The whole pipeline over bad lines, a bad database and sudden ends: the rows are the same. */
package dev.bqt.runtime.faults;

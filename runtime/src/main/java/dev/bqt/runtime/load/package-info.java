/** Due batch windows to load jobs: frozen, planned, submitted, and followed to their end. */
package dev.bqt.runtime.load;

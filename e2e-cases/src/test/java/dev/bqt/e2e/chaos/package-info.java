/** Kills the built jar wherever it can be killed, and checks what must hold all the same. */
package dev.bqt.e2e.chaos;

/** Runs the stories of {@code cases/} in simulated time, and the built jar in real time. */
package dev.bqt.e2e;

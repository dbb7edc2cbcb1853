/**
 * How cost grows with size, proven by counting: statements, rows and calls, never seconds. What
 * takes long for its size is named {@code …Run} and is run by {@code .ci/run} alone.
 */
package dev.bqt.runtime.scale;

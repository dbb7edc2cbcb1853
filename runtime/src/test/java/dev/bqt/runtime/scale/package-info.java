/** How cost grows with size, proven by counting: statements, rows and calls, never seconds. */
package dev.bqt.runtime.scale;

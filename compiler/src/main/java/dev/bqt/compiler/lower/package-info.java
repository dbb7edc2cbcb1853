/** Tree to routes; cannot fail on a checked tree. */
package dev.bqt.compiler.lower;

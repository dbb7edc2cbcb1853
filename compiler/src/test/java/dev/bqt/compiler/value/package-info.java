/** Files of values. */
package dev.bqt.compiler.value;

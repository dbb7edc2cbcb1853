/** Values that are given when rules are compiled. */
package dev.bqt.compiler.value;

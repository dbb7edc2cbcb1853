/** The options that a load may state, as a table. */
package dev.bqt.compiler.option;

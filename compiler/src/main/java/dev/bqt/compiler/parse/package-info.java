/** Text to tree; the only package that knows ANTLR. */
package dev.bqt.compiler.parse;

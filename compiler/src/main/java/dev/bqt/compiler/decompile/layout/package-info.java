/** Pieces of a sentence, and the lines that they are laid out in. */
package dev.bqt.compiler.decompile.layout;

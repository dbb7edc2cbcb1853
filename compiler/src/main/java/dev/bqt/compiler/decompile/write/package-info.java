/** A legacy rule to sentences. */
package dev.bqt.compiler.decompile.write;

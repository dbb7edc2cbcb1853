/** Reading of legacy rules. */
package dev.bqt.compiler.decompile.read;

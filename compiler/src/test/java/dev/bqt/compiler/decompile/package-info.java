/** Legacy rules to sentences and back. */
package dev.bqt.compiler.decompile;

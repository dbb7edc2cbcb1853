/** Legacy rules to sentences that compile to the same rules. */
package dev.bqt.compiler.decompile;

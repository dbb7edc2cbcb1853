/** Reading, at its edges. */
package dev.bqt.compiler.parse;

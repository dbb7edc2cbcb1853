/** A tree written as somebody might have written it. */
package dev.bqt.compiler.sentence.print;

/** Text to words: what a single word is and means. */
package dev.bqt.compiler.parse.word;

/** Sentences of the whole language made at random, held against what the compiler makes of them. */
package dev.bqt.compiler.sentence;

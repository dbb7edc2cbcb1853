/** Files as tests: an input beside what is expected of it. */
package dev.bqt.compiler.corpus;

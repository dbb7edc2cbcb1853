/** Automata against RE2 itself. */
package dev.bqt.compiler.automaton;

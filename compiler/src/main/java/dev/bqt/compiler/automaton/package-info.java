/**
 * Languages of texts as automata: of RE2 patterns that are found somewhere, of their complements
 * and of endings; and a text that lies in several of them, or the proof that there is none.
 */
package dev.bqt.compiler.automaton;

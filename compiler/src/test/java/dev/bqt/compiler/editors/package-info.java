/** What editors read of the language, held against the language itself. */
package dev.bqt.compiler.editors;

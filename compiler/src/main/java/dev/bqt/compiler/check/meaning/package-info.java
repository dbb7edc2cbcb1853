/** What a rule says when RAW and the requests of actions are read as the clauses they stand for. */
package dev.bqt.compiler.check.meaning;

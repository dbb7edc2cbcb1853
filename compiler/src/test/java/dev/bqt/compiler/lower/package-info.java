/** What clauses become. */
package dev.bqt.compiler.lower;

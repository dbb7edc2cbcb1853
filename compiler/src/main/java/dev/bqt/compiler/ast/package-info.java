/** What was written: records, each with its span. */
package dev.bqt.compiler.ast;

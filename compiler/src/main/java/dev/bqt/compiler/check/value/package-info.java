/** What stands in the texts and options of a rule, as BqTail and BigQuery will read it. */
package dev.bqt.compiler.check.value;

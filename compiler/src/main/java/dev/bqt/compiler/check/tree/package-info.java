/** What of a rule laws look at: its texts, tables and actions, each with the place it stands in. */
package dev.bqt.compiler.check.tree;

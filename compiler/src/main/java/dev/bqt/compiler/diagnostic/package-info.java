/** What can be wrong with a rule, as data. */
package dev.bqt.compiler.diagnostic;

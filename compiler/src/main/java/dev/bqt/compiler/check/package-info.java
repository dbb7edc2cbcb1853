/** The laws of the language: tree to diagnostics, one class per law. */
package dev.bqt.compiler.check;

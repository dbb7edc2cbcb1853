/** Diagnostics as they are shown. */
package dev.bqt.compiler.diagnostic;

/** Rules to routes, or diagnostics: the pipeline and its result. */
package dev.bqt.compiler;

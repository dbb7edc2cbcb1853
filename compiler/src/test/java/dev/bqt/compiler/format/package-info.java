/** The canonical form: what it looks like, and the laws that it keeps. */
package dev.bqt.compiler.format;

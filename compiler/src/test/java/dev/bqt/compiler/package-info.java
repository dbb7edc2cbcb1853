/** The compiler from outside. */
package dev.bqt.compiler;

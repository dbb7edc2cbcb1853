/** Tests of patterns. */
package dev.bqt.compiler.pattern;

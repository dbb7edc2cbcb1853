/** Texts, places in them, and what line and column a place is. */
package dev.bqt.compiler.source;

/** Diagnostics as text for people and as JSON for machines. */
package dev.bqt.compiler.diagnostic.render;

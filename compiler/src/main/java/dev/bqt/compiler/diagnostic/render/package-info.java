/** Diagnostics as text for people, and as JSON, SARIF and annotations for machines. */
package dev.bqt.compiler.diagnostic.render;

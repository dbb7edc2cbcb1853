/** Places in texts. */
package dev.bqt.compiler.source;

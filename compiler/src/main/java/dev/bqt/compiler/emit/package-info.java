/** Routes to bytes. */
package dev.bqt.compiler.emit;

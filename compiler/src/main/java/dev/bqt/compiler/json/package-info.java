/** How all JSON of the compiler is laid out. */
package dev.bqt.compiler.json;

/** What may be written at a place, read from the grammar itself. */
package dev.bqt.compiler.parse.next;

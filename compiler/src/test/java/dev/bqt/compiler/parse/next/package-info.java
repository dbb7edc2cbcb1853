/** What may be written at a place. */
package dev.bqt.compiler.parse.next;

/** Laws whose edges are many. */
package dev.bqt.compiler.check;

/**
 * The files below {@code _config/} of a tree of the directory ingest, as its function reads them.
 */
package dev.bqt.compiler.decompile.tree;

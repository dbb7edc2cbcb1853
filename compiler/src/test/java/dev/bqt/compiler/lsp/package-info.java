/** The language server, asked by a real client. */
package dev.bqt.compiler.lsp;

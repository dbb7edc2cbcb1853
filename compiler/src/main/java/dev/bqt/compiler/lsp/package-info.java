/**
 * The language server: findings, hovers, proposals and formatting for editors. Alone with LSP4J.
 */
package dev.bqt.compiler.lsp;

/** The command that starts the language server, and the files that it sees. */
package dev.bqt.compiler.cli.editor;

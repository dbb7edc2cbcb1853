package dev.bqt.compiler.cli;

/** How findings are written. */
enum Format {
  text,
  json
}

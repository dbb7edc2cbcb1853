package dev.bqt.compiler.cli.findings;

/** How findings are written. */
enum Format {
  /** For people, with the line and marks under it. */
  text,
  /** Our own document, described by {@code docs/findings-1.schema.json}. */
  json,
  /** SARIF 2.1.0, for code scanning and editors. */
  sarif,
  /** Workflow commands of GitHub Actions. */
  github
}

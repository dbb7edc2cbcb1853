package dev.bqt.runtime.localcloud.schema;

/**
 * Identifiers and literals for DuckDB: nothing from outside reaches a statement but through here.
 */
public final class Names {
  private Names() {}

  /** An identifier, quoted. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A string literal. */
  public static String literal(String text) {
    if (text.indexOf('\0') < 0) {
      return '\'' + text.replace("'", "''") + '\'';
    }
    return '\'' + text.replace("'", "''").replace("\0", "' || chr(0) || '") + '\'';
  }
}

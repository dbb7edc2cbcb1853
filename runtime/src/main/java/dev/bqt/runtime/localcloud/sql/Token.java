package dev.bqt.runtime.localcloud.sql;

/**
 * A token of GoogleSQL.
 *
 * @param value what a name or a literal means, without quotes and escapes; else the text itself
 */
record Token(Kind kind, String value, int start, int end) {
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    BYTES,
    NUMBER,
    PARAMETER,
    SYMBOL,
    END
  }

  /** Whether it is this unquoted word, in any case. */
  boolean is(String word) {
    return kind == Kind.WORD && value.equalsIgnoreCase(word);
  }

  boolean is(char symbol) {
    return kind == Kind.SYMBOL && value.charAt(0) == symbol;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case STRING, BYTES -> "a string";
      default -> "\"" + value + "\"";
    };
  }
}

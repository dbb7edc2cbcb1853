package dev.bqt.runtime.localcloud.sql;

/** Escape sequences of string literals (GoogleSQL, "Escape sequences"). */
final class Escapes {
  private static final String PLAIN = "abfnrtv\\?\"'`";
  private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\?\"'`";
  private static final int OCTAL = 8;
  private static final int HEX = 16;

  private Escapes() {}

  static String decode(String raw, String source, int offset) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      if (raw.charAt(at) != '\\') {
        text.append(raw.charAt(at++));
      } else {
        at = escape(raw, at + 1, text, source, offset);
      }
    }
    return text.toString();
  }

  private static int escape(String raw, int at, StringBuilder text, String source, int offset) {
    char c = raw.charAt(at);
    int plain = PLAIN.indexOf(c);
    if (plain >= 0) {
      text.append(MEANING.charAt(plain));
      return at + 1;
    }
    int digits = "xX".indexOf(c) >= 0 ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    int start = digits == 0 ? at : at + 1;
    int end = start + (digits == 0 ? 3 : digits);
    try {
      text.appendCodePoint(Integer.parseInt(raw.substring(start, end), digits == 0 ? OCTAL : HEX));
      return end;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new SqlError("Syntax error: Illegal escape sequence: \\" + c, source, offset);
    }
  }
}

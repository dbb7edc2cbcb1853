package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.parse.word.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts, names and tables as the language writes them: bare where that can be, else in the quotes
 * that need the fewest backslashes.
 */
final class Quoting {

  private static final Set<String> KEYWORDS = Set.copyOf(Words.allKeywords());

  /** Keywords that are names where a column stands. */
  private static final Set<String> COLUMNS =
      Set.of(
          "KEY",
          "TIME",
          "TITLE",
          "MESSAGE",
          "BODY",
          "FILE",
          "REGION",
          "PROJECT",
          "DATASET",
          "FIELD",
          "PARTITION");

  private static final Set<String> ACTIONS =
      Set.of(
          "delete", "move", "copy", "query", "insert", "export", "drop", "load", "reload", "call",
          "notify", "group");

  private static final List<String> QUOTES = List.of("\"", "'");
  private static final String SIMPLE = "\u0007\b\f\n\r\t\u000B\\\"";
  private static final String LETTERS = "abfnrtv\\\"";

  private final Set<String> known;

  /**
   * How to write the texts of a rule.
   *
   * @param parameters the names that the rule defines
   */
  Quoting(Set<String> parameters) {
    Set<String> all = new HashSet<>(parameters);
    all.addAll(Variables.OF_A_LOAD);
    all.addAll(Variables.OF_AN_ACTION);
    all.addAll(Variables.OF_A_TABLE);
    all.addAll(Set.of("PartitionID", "DollarSign"));
    this.known = Set.copyOf(all);
  }

  private Quoting() {
    this.known = Set.of();
  }

  /** Writes every dollar with a brace behind it so that nothing is replaced. */
  static Quoting escapingAll() {
    return new Quoting();
  }

  /** A text. */
  String text(String text) {
    if (!mustEscape(text)) {
      boolean lines = text.indexOf('\n') >= 0;
      boolean backslash = text.indexOf('\\') >= 0;
      for (String quote : QUOTES) {
        if (!lines && !backslash && !text.contains(quote)) {
          return quote + text + quote;
        }
      }
      for (String quote : QUOTES) {
        if (!lines && backslash && fitsRaw(text, quote)) {
          return "r" + quote + text + quote;
        }
      }
      for (String quote : QUOTES) {
        String three = quote.repeat(3);
        if (!backslash && fitsTriple(text, quote)) {
          return three + text + three;
        } else if (backslash && fitsTriple(text, quote)) {
          return "r" + three + text + three;
        }
      }
    }
    return escaped(text);
  }

  /** A regular expression: raw, so that its backslashes stand alone. */
  String pattern(String text) {
    if (!mustEscape(text) && text.indexOf('\n') < 0) {
      for (String quote : QUOTES) {
        if (fitsRaw(text, quote)) {
          return "r" + quote + text + quote;
        }
      }
    }
    return text(text);
  }

  /** A table. */
  String table(String text) {
    boolean bare = Bare.isTable(text) && !isKeyword(text) && !hasUnknown(text);
    return bare ? text : text(text);
  }

  /** The name of a dataset, a project or an alias. */
  String name(String text) {
    return Bare.isTable(text) && text.indexOf('$') < 0 && !isKeyword(text) ? text : inTicks(text);
  }

  /** A column. */
  String column(String text) {
    return COLUMNS.contains(text.toUpperCase(Locale.ROOT)) ? text : name(text);
  }

  /** The name of a rule or an action. */
  String title(String text) {
    return Bare.isWord(text) && !isKeyword(text) ? text : text(text);
  }

  /** The name of an action: some are keywords, and stand bare all the same. */
  String action(String text) {
    return ACTIONS.contains(text) ? text : title(text);
  }

  /** A key in parentheses, which may be a keyword. */
  String key(String text) {
    return Bare.isWord(text) ? text : inTicks(text);
  }

  /** A path of RAW, whose backticks and dots have a meaning of their own. */
  String path(String path) {
    return escapingAll().text(path);
  }

  private static String inTicks(String text) {
    boolean ticks = !text.isEmpty() && text.chars().noneMatch(c -> c == '`' || c < ' ');
    return ticks ? "`" + text + "`" : escapingAll().text(text);
  }

  static boolean isKeyword(String text) {
    return KEYWORDS.contains(text.toUpperCase(Locale.ROOT));
  }

  private boolean mustEscape(String text) {
    String plain = text.indexOf('\n') < 0 ? "" : "\n\t";
    boolean control =
        text.chars().anyMatch(c -> c < ' ' && plain.indexOf(c) < 0 || c == 0x7F || c == 0xFEFF);
    return control || hasUnknown(text);
  }

  /** Whether the compiler would take something for a value that somebody forgot to give. */
  private boolean hasUnknown(String text) {
    int at = text.indexOf("${");
    while (at >= 0) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        return false;
      }
      if (!isLiteral(text, at) && !known.contains(Variables.root(text.substring(at + 2, end)))) {
        return true;
      }
      at = text.indexOf("${", end);
    }
    return false;
  }

  /** In a raw string a backslash keeps the dollar; two of them are a pair of their own. */
  private static boolean isLiteral(String text, int dollar) {
    int backslashes = 0;
    while (backslashes < dollar && text.charAt(dollar - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Whether a raw string ends where it should: a backslash keeps the next character inside. */
  private static boolean fitsRaw(String text, String quote) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote.charAt(0) || c == '\n' || c == '\t') {
        return false;
      }
      at += c == '\\' ? 2 : 1;
    }
    return at == text.length();
  }

  private static boolean fitsTriple(String text, String quote) {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith(quote.repeat(3), at)) {
        return false;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at == text.length() && !text.endsWith(quote);
  }

  /** Lines stay lines: a query is read by people. */
  private static String escaped(String text) {
    boolean lines = text.indexOf('\n') >= 0;
    String quotes = lines ? "\"\"\"" : "\"";
    StringBuilder written = new StringBuilder(quotes);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int simple = SIMPLE.indexOf(c);
      boolean plain = c == '\n' || c == '\t' || c == '"' && !endsQuotes(text, i);
      if (lines && plain) {
        written.append(c);
      } else if (simple >= 0) {
        written.append('\\').append(LETTERS.charAt(simple));
      } else if (c < ' ' || c == 0x7F || c == 0xFEFF) {
        written.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (text.startsWith("${", i)) {
        written.append("\\$");
      } else {
        written.append(c);
      }
    }
    return written.append(quotes).toString();
  }

  /** Whether a quote would be the third of three, or stands at the end. */
  private static boolean endsQuotes(String text, int at) {
    int before = at;
    while (before > 0 && text.charAt(before - 1) == '"') {
      before--;
    }
    return (at - before) % 3 == 2 || at + 1 == text.length();
  }
}

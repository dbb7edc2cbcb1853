package dev.bqt.compiler.sentence.print;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.sentence.Choices;
import dev.bqt.compiler.sentence.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes texts and names, each in one of the ways in which the language lets it be written. */
final class Quotes {

  private static final Pattern IDENT = Pattern.compile("(?i)[a-z_][a-z0-9_]*");
  private static final String IN_TABLE =
      "(?:[a-z0-9_]|\\$Mod\\([^()\\r\\n]*\\)|\\$\\{[^{}$ \\t\\r\\n]*\\}|\\$)";
  private static final String SEGMENT = IN_TABLE + "+(?:-" + IN_TABLE + "+)*";
  private static final Pattern TABLE =
      Pattern.compile("(?i)" + SEGMENT + "(?:[.:]" + SEGMENT + ")*");
  private static final Pattern NUMBER =
      Pattern.compile("(?i)[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?|[0-9]+[a-z]+");
  private static final Set<String> COLUMN_WORDS =
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
  private static final Set<String> ACTION_WORDS =
      Set.of(
          "DELETE", "MOVE", "COPY", "QUERY", "INSERT", "EXPORT", "DROP", "LOAD", "RELOAD", "CALL",
          "NOTIFY", "GROUP");
  private static final String SHORT = "\u0007\b\f\n\r\t\u000B\\\"'`?";
  private static final String LETTERS = "abfnrtv\\\"'`?";

  private final Choices style;

  Quotes(Choices style) {
    this.style = style;
  }

  /** What a name may be in its place without quotes, and which quotes it may have. */
  enum Place {
    NAME,
    RULE,
    COLUMN,
    KEY,
    ACTION
  }

  String name(String name, Place place) {
    List<String> ways = new ArrayList<>();
    if (isBare(name, place)) {
      ways.add(name);
    }
    if (place != Place.ACTION && name.matches("[^`\\r\\n]+")) {
      ways.add("`" + name + "`");
    }
    ways.add(null);
    String way = style.pick(ways);
    return way == null ? text(name) : way;
  }

  private static boolean isBare(String name, Place place) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (Words.allKeywords().contains(upper)) {
      return place == Place.KEY
          || place == Place.COLUMN && COLUMN_WORDS.contains(upper)
          || place == Place.ACTION && ACTION_WORDS.contains(upper);
    }
    boolean one = place == Place.RULE || place == Place.ACTION;
    return IDENT.matcher(name).matches() || !one && isTable(name);
  }

  private static boolean isTable(String name) {
    return TABLE.matcher(name).matches() && !NUMBER.matcher(name).matches();
  }

  String table(String table) {
    boolean literal = table.contains("${" + Samples.LITERAL);
    boolean keyword = Words.allKeywords().contains(table.toUpperCase(Locale.ROOT));
    List<String> ways = new ArrayList<>();
    if (!literal && !keyword && isTable(table)) {
      ways.add(table);
    }
    if (!literal && table.matches("[^`\\r\\n]+")) {
      ways.add("`" + table + "`");
    }
    ways.add(null);
    String way = style.pick(ways);
    return way == null ? text(table) : way;
  }

  String text(String value) {
    String quote = style.pick(List.of("\"", "'", "\"\"\"", "'''"));
    if (canBeRaw(value, quote) && (value.indexOf('\\') >= 0 || style.onceIn(4))) {
      return style.pick(List.of("r", "R")) + quote + value + quote;
    }
    StringBuilder text = new StringBuilder(quote);
    boolean plain = style.below(3) < 2;
    for (int at = 0; at < value.length(); ) {
      int end = value.startsWith("${", at) ? value.indexOf('}', at) + 1 : 0;
      if (end > 0) {
        String variable = value.substring(at, end);
        text.append(variable.equals("${" + Samples.LITERAL + "}") ? "\\" : "").append(variable);
        at = end;
      } else {
        int point = value.codePointAt(at);
        at += Character.charCount(point);
        text.append(character(point, quote, plain));
      }
    }
    return text.append(quote).toString();
  }

  private static boolean canBeRaw(String value, String quote) {
    boolean three = quote.length() == 3;
    return !value.contains("${" + Samples.LITERAL)
        && !value.contains("\\${")
        && !value.contains(quote.substring(0, 1))
        && !value.endsWith("\\")
        && (three || value.indexOf('\n') < 0 && value.indexOf('\r') < 0);
  }

  private String character(int point, String quote, boolean plain) {
    boolean line = point == '\n' || point == '\r';
    boolean must = point == '\\' || point == quote.charAt(0) || line && quote.length() == 1;
    if (!must && (plain || style.below(5) > 0)) {
      return Character.toString(point);
    }
    int simple = SHORT.indexOf(point);
    if (simple >= 0 && style.below(3) < 2) {
      return "\\" + LETTERS.charAt(simple);
    }
    return coded(point);
  }

  private String coded(int point) {
    if (point < 0x100 && style.onceIn(2)) {
      return point < 0x80 && style.onceIn(2)
          ? String.format("\\%03o", point)
          : String.format("\\x%02x", point);
    }
    return point < 0x10000 ? String.format("\\u%04X", point) : String.format("\\U%08x", point);
  }
}

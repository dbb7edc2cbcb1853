package dev.bqt.runtime.localcloud.sql;

import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Names;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Calls of functions, casts and the like, where DuckDB writes or means them otherwise. */
final class Calls {
  private static final Set<String> PARTS =
      Set.of(
          "MICROSECOND",
          "MILLISECOND",
          "SECOND",
          "MINUTE",
          "HOUR",
          "DAY",
          "WEEK",
          "ISOWEEK",
          "MONTH",
          "QUARTER",
          "YEAR");
  private static final Map<String, String> SUBSCRIPTS =
      Map.of("OFFSET", "1+", "SAFE_OFFSET", "1+", "ORDINAL", "", "SAFE_ORDINAL", "");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final Rewriting statement;
  private final String now;

  Calls(Rewriting statement, Instant now) {
    this.statement = statement;
    this.now = TIME.format(now);
  }

  void rewrite() {
    for (int i = 0; i < statement.size(); i++) {
      Token token = statement.token(i);
      boolean free = !statement.token(i - 1).is('.') && !statement.isRewritten(i);
      if (token.kind() == Token.Kind.WORD && free) {
        word(i, token.value().toUpperCase(Locale.ROOT));
      }
    }
  }

  private void word(int i, String word) {
    boolean call = statement.token(i + 1).is('(');
    if (word.startsWith("CURRENT_")) {
      current(i, word, call);
    } else if (call && (word.equals("CAST") || word.equals("SAFE_CAST"))) {
      cast(i, word);
    } else if (call && statement.token(i - 1).is('[') && SUBSCRIPTS.containsKey(word)) {
      statement.set(i, SUBSCRIPTS.get(word));
    } else if (call && word.equals("UNNEST") && statement.token(i - 1).is("IN")) {
      int close = statement.closing(i + 1);
      statement.set(i, "(SELECT unnest");
      statement.set(close, "))");
    } else if (call && word.equals("CONCAT")) {
      concat(i);
    } else if (call && word.equals("EXTRACT") && statement.token(i + 2).is("DAYOFWEEK")) {
      throw statement.error("EXTRACT(DAYOFWEEK …) is not built in localcloud", i + 2);
    } else if (call && Functions.RENAMED.contains(word)) {
      statement.set(i, Functions.PREFIX + word.toLowerCase(Locale.ROOT));
      parts(i + 1);
    } else if (word.equals("TIMESTAMP") && statement.token(i + 1).kind() == Token.Kind.STRING) {
      statement.set(i, "TIMESTAMPTZ");
    } else if (word.equals("DATETIME") && statement.token(i + 1).kind() == Token.Kind.STRING) {
      statement.set(i, "TIMESTAMP");
    } else if (word.equals("ARRAY") && statement.token(i + 1).is('<')) {
      typedArray(i);
    }
  }

  private void current(int i, String word, boolean call) {
    String value =
        switch (word) {
          case "CURRENT_TIMESTAMP" -> "TIMESTAMPTZ '" + now + "+00'";
          case "CURRENT_DATETIME" -> "TIMESTAMP '" + now + "'";
          case "CURRENT_DATE" -> "DATE '" + now.substring(0, 10) + "'";
          case "CURRENT_TIME" -> "TIME '" + now.substring(11) + "'";
          default -> "";
        };
    if (!value.isEmpty()) {
      int end = call ? statement.closing(i + 1) + 1 : i + 1;
      if (end > i + 3) {
        throw statement.error(word + " of a time zone is not built in localcloud", i);
      }
      statement.replace(i, end, "(" + value + ")");
    }
  }

  private void cast(int i, String word) {
    int close = statement.closing(i + 1);
    int depth = 0;
    for (int k = i + 1; k < close; k++) {
      depth += statement.token(k).is('(') ? 1 : 0;
      depth -= statement.token(k).is(')') ? 1 : 0;
      if (depth == 1 && statement.token(k).is("AS")) {
        Cursor cursor = statement.cursor(k + 1);
        Field type = new TypeParser(cursor).type("");
        statement.replace(k + 1, cursor.place(), type.duckType());
      }
    }
    statement.set(i, word.equals("CAST") ? "CAST" : "TRY_CAST");
  }

  private void typedArray(int i) {
    Cursor cursor = statement.cursor(i);
    new TypeParser(cursor).type("");
    statement.replace(i, cursor.place(), "");
  }

  /** DuckDB's CONCAT leaves NULLs out; BigQuery's is NULL when one of its values is. */
  private void concat(int i) {
    int close = statement.closing(i + 1);
    statement.set(i, "");
    int depth = 0;
    for (int k = i + 1; k < close; k++) {
      depth += statement.token(k).is('(') || statement.token(k).is('[') ? 1 : 0;
      depth -= statement.token(k).is(')') || statement.token(k).is(']') ? 1 : 0;
      if (depth == 1 && statement.token(k).is(',')) {
        statement.set(k, " || ");
      }
    }
  }

  /** Names of parts of a date become strings, since macros take values alone. */
  private void parts(int open) {
    int close = statement.closing(open);
    Token last = statement.token(close - 1);
    if (last.kind() != Token.Kind.WORD || !statement.token(close - 2).is(',')) {
      return;
    }
    String part = last.value().toUpperCase(Locale.ROOT);
    if (part.equals("WEEK")) {
      throw statement.error("WEEK is not built in localcloud; ISOWEEK is", close - 1);
    }
    if (PARTS.contains(part)) {
      statement.set(close - 1, Names.literal(part.replace("ISO", "").toLowerCase(Locale.ROOT)));
    }
  }
}

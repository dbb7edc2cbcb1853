package dev.bqt.compiler.parse.error;

import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtLexer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What to do about a word that stands where it cannot. */
public final class Hints {

  /** Where a list ends behind a comma. */
  static final String LAST_COMMA = "Leave the comma before it out: nothing follows it.";

  private static final String BEFORE_WHEN = " stands before WHEN: RULE name DISABLED ASYNC WHEN …";

  private static final Set<Integer> ACTIONS =
      Set.of(
          BqtLexer.DELETE,
          BqtLexer.MOVE,
          BqtLexer.COPY,
          BqtLexer.QUERY,
          BqtLexer.INSERT,
          BqtLexer.EXPORT,
          BqtLexer.DROP,
          BqtLexer.CALL,
          BqtLexer.PUBLISH,
          BqtLexer.NOTIFY,
          BqtLexer.ACTION);

  /** Where keywords belong that people put elsewhere. */
  private static final Map<String, Set<Integer>> PLACES =
      Map.of(
          BEFORE_WHEN,
          Set.of(BqtLexer.DISABLED, BqtLexer.ASYNC),
          " stands right behind WHEN.",
          Set.of(
              BqtLexer.ANY,
              BqtLexer.PREFIX,
              BqtLexer.SUFFIX,
              BqtLexer.FILTER,
              BqtLexer.EXCLUDE,
              BqtLexer.JOB,
              BqtLexer.DIRECTORY),
          " stands right behind WHEN DIRECTORY.",
          Set.of(BqtLexer.COMPLETED),
          " stands right behind LOAD INTO and the table.",
          Set.of(
              BqtLexer.OPTIONS,
              BqtLexer.PARTITION,
              BqtLexer.SCHEMA,
              BqtLexer.ALLOW,
              BqtLexer.EXPIRES,
              BqtLexer.OVERWRITE,
              BqtLexer.APPEND),
          " stands right behind VIA DATASET and its name.",
          Set.of(BqtLexer.PROJECT, BqtLexer.REGION, BqtLexer.WHERE, BqtLexer.BALANCED),
          " stands right behind BATCH and its duration.",
          Set.of(BqtLexer.ROLLOVER, BqtLexer.ACROSS, BqtLexer.STAGGER, BqtLexer.GROUP),
          " stands right behind the list of SPLIT.",
          Set.of(BqtLexer.CLUSTER),
          " stands behind ON SUCCESS or ON FAILURE.",
          ACTIONS);

  private Hints() {}

  /** A proposal, or empty text if there is none. */
  public static String of(Token word, IntervalSet expected) {
    int type = word.getType();
    boolean inList =
        expected.contains(BqtLexer.COMMA)
            && (expected.contains(BqtLexer.RPAREN) || expected.contains(BqtLexer.RBRACK));
    if (inList && (type == BqtLexer.IDENT || type == BqtLexer.STRING)) {
      return "A comma stands between two of a list: …, " + word.getText();
    }
    if (expected.equals(Expectations.COPIES)) {
      return "COPY is a copy job, QUERY a query that selects, DML an INSERT.";
    }
    boolean rule = expected.contains(BqtLexer.DEFAULTS) && !expected.contains(BqtLexer.LOAD);
    if (rule) {
      return "A rule begins with RULE name or with WHEN.";
    } else if (type == BqtLexer.IDENT || type == BqtLexer.TABLE) {
      return ofName(word, expected);
    } else if (!Words.keyword(type).isEmpty()) {
      return ofKeyword(type, expected);
    }
    return ofSign(type, expected);
  }

  private static String ofName(Token word, IntervalSet expected) {
    String text = word.getText();
    if (text.equalsIgnoreCase("AND") || text.equalsIgnoreCase("OR")) {
      return "There is no "
          + text.toUpperCase(Locale.ROOT)
          + ": all conditions must hold, and"
          + " actions are separated by commas.";
    }
    if (text.startsWith("${") && expected.contains(BqtLexer.DURATION)) {
      return "Values are put into texts and tables alone: write the duration itself, such as 5m.";
    }
    if (text.matches("[smhdSMHD]")) {
      return "A duration stands without a blank, as in 10" + text + ".";
    }
    if (text.matches("[0-9]{1,9}[.][0-9]{1,9}[smhdSMHD]")) {
      return wholeDuration(text);
    }
    if (SplitDuration.is(text)) {
      return "A duration has one number and one unit: " + SplitDuration.inOneUnit(text) + ".";
    }
    String meant = Suggestion.nearest(text, Words.keywords(expected));
    boolean afterName = expected.contains(BqtLexer.WHEN) && !expected.contains(BqtLexer.SEMI);
    if (meant.isEmpty() && afterName) {
      return "A name stands behind RULE; one of several words in quotes: RULE \"… " + text + "\"";
    } else if (!meant.isEmpty()) {
      return "Did you mean " + meant + "?";
    } else if (expected.contains(BqtLexer.STRING)) {
      return quoted(text, expected);
    } else if (expected.contains(BqtLexer.INTO) && word.getType() == BqtLexer.TABLE) {
      return "The table stands behind INTO: LOAD INTO " + text;
    }
    String elsewhere = Suggestion.nearest(text, Words.allKeywords());
    return elsewhere.isEmpty() ? "" : "Did you mean " + elsewhere + "? It does not belong here.";
  }

  /** In the largest unit of which it is a whole number. */
  private static String wholeDuration(String text) {
    String units = "smhd";
    int[] inside = {1, 60, 60, 24};
    int unit = units.indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
    BigDecimal number = new BigDecimal(text.substring(0, text.length() - 1));
    while (number.stripTrailingZeros().scale() > 0 && unit > 0) {
      number = number.multiply(BigDecimal.valueOf(inside[unit]));
      unit--;
    }
    String whole = number.stripTrailingZeros().scale() > 0 ? "90s" : whole(number, units, unit);
    return "A duration is a whole number: " + whole + ".";
  }

  private static String whole(BigDecimal number, String units, int unit) {
    return number.stripTrailingZeros().toPlainString() + units.charAt(unit);
  }

  private static String quoted(String text, IntervalSet expected) {
    return expected.contains(BqtLexer.BACKTICK)
        ? "A name has letters, digits and _; any other stands in quotes: \"" + text + "\"."
        : "Text stands in quotes: \"" + text + "\".";
  }

  private static String ofKeyword(int type, IntervalSet expected) {
    String keyword = Words.keyword(type);
    if (type == BqtLexer.WHEN && expected.contains(BqtLexer.BACKTICK)) {
      return "Give the rule a name, or leave RULE out.";
    } else if (expected.contains(BqtLexer.BACKTICK)) {
      return keyword + " is a word of the language; as a name it needs quotes.";
    } else if (ACTIONS.contains(type) && expected.contains(BqtLexer.COMMA)) {
      return "A comma stands between two actions: …, " + keyword + " …";
    }
    if (type == BqtLexer.LIKE && expected.contains(BqtLexer.SCHEMA)) {
      return "The columns of another table are SCHEMA LIKE and the table.";
    }
    return PLACES.entrySet().stream()
        .filter(place -> place.getValue().contains(type))
        .map(place -> keyword + place.getKey())
        .findFirst()
        .orElse("");
  }

  private static String ofSign(int type, IntervalSet expected) {
    boolean text = expected.contains(BqtLexer.STRING) && expected.size() == 1;
    if (type == BqtLexer.EQ) {
      return "There is no = here.";
    } else if (type == BqtLexer.COMMA && expected.contains(BqtLexer.LOAD)) {
      return "Conditions and clauses follow each other without commas.";
    } else if (type == BqtLexer.STRING && expected.contains(BqtLexer.DURATION)) {
      return "A duration stands without quotes.";
    }
    return text ? "Text stands in quotes: \"…\"." : "";
  }
}

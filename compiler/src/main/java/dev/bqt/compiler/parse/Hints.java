package dev.bqt.compiler.parse;

import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.grammar.BqtLexer;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What to do about a word that stands where it cannot. */
final class Hints {

  private static final String BEHIND_WHEN = " stands right behind WHEN.";
  private static final String BEHIND_LOAD = " stands right behind LOAD INTO and the table.";
  private static final String BEHIND_BATCH = " stands right behind BATCH and its duration.";
  private static final String BEHIND_ON = " stands behind ON SUCCESS or ON FAILURE.";
  private static final String BEFORE_WHEN = " stands before WHEN: RULE name DISABLED ASYNC WHEN …";

  /** Where keywords belong that people put elsewhere. */
  private static final Map<Integer, String> PLACES =
      Map.ofEntries(
          Map.entry(BqtLexer.DISABLED, BEFORE_WHEN),
          Map.entry(BqtLexer.ASYNC, BEFORE_WHEN),
          Map.entry(BqtLexer.ANY, BEHIND_WHEN),
          Map.entry(BqtLexer.PREFIX, BEHIND_WHEN),
          Map.entry(BqtLexer.SUFFIX, BEHIND_WHEN),
          Map.entry(BqtLexer.FILTER, BEHIND_WHEN),
          Map.entry(BqtLexer.EXCLUDE, BEHIND_WHEN),
          Map.entry(BqtLexer.OPTIONS, BEHIND_LOAD),
          Map.entry(BqtLexer.PARTITION, BEHIND_LOAD),
          Map.entry(BqtLexer.SCHEMA, BEHIND_LOAD),
          Map.entry(BqtLexer.ALLOW, BEHIND_LOAD),
          Map.entry(BqtLexer.EXPIRES, BEHIND_LOAD),
          Map.entry(BqtLexer.OVERWRITE, BEHIND_LOAD),
          Map.entry(BqtLexer.APPEND, BEHIND_LOAD),
          Map.entry(BqtLexer.ROLLOVER, BEHIND_BATCH),
          Map.entry(BqtLexer.ACROSS, BEHIND_BATCH),
          Map.entry(BqtLexer.STAGGER, BEHIND_BATCH),
          Map.entry(BqtLexer.DELETE, BEHIND_ON),
          Map.entry(BqtLexer.MOVE, BEHIND_ON));

  private Hints() {}

  /** A proposal, or empty text if there is none. */
  static String of(Token word, IntervalSet expected) {
    int type = word.getType();
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
    if (text.matches("[smhdSMHD]")) {
      return "A duration stands without a blank, as in 10" + text + ".";
    }
    String meant = Suggestion.nearest(text, Words.keywords(expected));
    if (!meant.isEmpty()) {
      return "Did you mean " + meant + "?";
    } else if (expected.contains(BqtLexer.STRING)) {
      return quoted(text, expected);
    } else if (expected.contains(BqtLexer.INTO) && word.getType() == BqtLexer.TABLE) {
      return "The table stands behind INTO: LOAD INTO " + text;
    }
    String elsewhere = Suggestion.nearest(text, Words.allKeywords());
    return elsewhere.isEmpty() ? "" : "Did you mean " + elsewhere + "? It does not belong here.";
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
    }
    String place = PLACES.get(type);
    return place == null ? "" : keyword + place;
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

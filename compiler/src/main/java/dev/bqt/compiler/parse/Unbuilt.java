package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_BUILT_YET;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Says of a part of the language that it is not built yet, by the name it has in the language. */
final class Unbuilt {

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(BqtParser.LEFT, "LEFT JOIN"),
          Map.entry(BqtParser.INNER, "INNER JOIN"),
          Map.entry(BqtParser.DEDUPLICATE, "DEDUPLICATE BY"),
          Map.entry(BqtParser.RELOAD, "RELOAD AT MOST"),
          Map.entry(BqtParser.STALLED, "STALLED AFTER"),
          Map.entry(BqtParser.TRACK, "TRACK IN"),
          Map.entry(BqtParser.ALLOW, "ALLOW FIELD ADDITION"),
          Map.entry(BqtParser.EXPIRES, "EXPIRES AFTER"),
          Map.entry(BqtParser.ACROSS, "BATCH … ACROSS FOLDERS"),
          Map.entry(BqtParser.BY, "BATCH … BY PATTERN"),
          Map.entry(BqtParser.ROLLOVER, "BATCH … ROLLOVER"),
          Map.entry(BqtParser.STAGGER, "BATCH … STAGGER"),
          Map.entry(BqtParser.GROUP, "BATCH … GROUP"),
          Map.entry(BqtParser.JOB, "WHEN JOB"),
          Map.entry(BqtParser.DIRECTORY, "WHEN DIRECTORY"),
          Map.entry(BqtParser.IF, "IF EXISTS"),
          Map.entry(BqtParser.INSERT, "INSERT INTO"));

  private final Tokens tokens;
  private final Diagnostics found;

  Unbuilt(Tokens tokens, Diagnostics found) {
    this.tokens = tokens;
    this.found = found;
  }

  void report(Token head, ParserRuleContext words) {
    String phrase = PHRASES.getOrDefault(head.getType(), Words.keyword(head.getType()));
    report(phrase, tokens.span(words), "Leave it out for now, or keep this rule in JSON.");
  }

  /** Reports a list in parentheses, from its ON to its end. */
  void reportNested(Token on, Token outcome, Token last) {
    report(
        "ON " + Words.keyword(outcome.getType()) + " ( … ) under an action",
        tokens.span(on, last),
        "A rule's own list of actions stands without ( ).");
  }

  private void report(String phrase, Span words, String hint) {
    found.add(
        Diagnostic.of(
                NOT_BUILT_YET,
                words,
                phrase + " belongs to the language, but this version cannot compile it yet.")
            .hint(hint));
  }
}

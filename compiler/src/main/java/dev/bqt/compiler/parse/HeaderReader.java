package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.HEADER_ORDER;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtParser;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reads the words before WHEN. */
final class HeaderReader {

  private static final List<Integer> ORDER =
      List.of(BqtParser.RULE, BqtParser.DISABLED, BqtParser.ASYNC);

  private final Tokens tokens;
  private final ValueReader values;
  private final Diagnostics found;

  HeaderReader(Tokens tokens, ValueReader values, Diagnostics found) {
    this.tokens = tokens;
    this.values = values;
    this.found = found;
  }

  Rule.Header header(BqtParser.HeaderContext header) {
    Name name = null;
    boolean disabled = false;
    boolean async = false;
    for (BqtParser.HeaderPartContext part : header.headerPart()) {
      if (part instanceof BqtParser.NameHeaderContext named) {
        name = name == null ? name(named.ruleName()) : name;
      }
      disabled |= part instanceof BqtParser.DisabledHeaderContext;
      async |= part instanceof BqtParser.AsyncHeaderContext;
    }
    checkOrder(header.headerPart());
    return new Rule.Header(name, disabled, async);
  }

  private void checkOrder(List<BqtParser.HeaderPartContext> parts) {
    for (int i = 1; i < parts.size(); i++) {
      Token before = parts.get(i - 1).getStart();
      Token here = parts.get(i).getStart();
      int place = Integer.compare(ORDER.indexOf(before.getType()), ORDER.indexOf(here.getType()));
      if (place == 0) {
        String word = Words.keyword(here.getType());
        found.add(
            Diagnostic.of(DUPLICATE_CLAUSE, tokens.span(here), word + " is said twice.")
                .and(tokens.span(before), "here for the first time")
                .hint(
                    here.getType() == BqtParser.RULE
                        ? "Keep one of the two; a name of several words stands in quotes."
                        : "Keep one of the two."));
      } else if (place > 0) {
        found.add(
            Diagnostic.of(
                    HEADER_ORDER,
                    tokens.span(here),
                    Words.keyword(here.getType())
                        + " stands before "
                        + Words.keyword(before.getType())
                        + ".")
                .hint("The order is: RULE name DISABLED ASYNC WHEN …"));
      }
    }
  }

  private Name name(BqtParser.RuleNameContext name) {
    if (name == null || name.getStart() == null || name.getChildCount() == 0) {
      return null;
    }
    return values.name(name);
  }
}

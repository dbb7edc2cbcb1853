package dev.bqt.compiler.parse;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.HEADER_ORDER;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads what stands before the clauses: the header and WHEN. */
final class HeaderReader {

  private static final List<Integer> ORDER =
      List.of(BqtParser.RULE, BqtParser.DISABLED, BqtParser.ASYNC);

  private final Tokens tokens;
  private final Unbuilt unbuilt;
  private final Diagnostics found;
  private final Strings strings;

  HeaderReader(Tokens tokens, Unbuilt unbuilt, Diagnostics found) {
    this.tokens = tokens;
    this.unbuilt = unbuilt;
    this.found = found;
    this.strings = new Strings(found);
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
                .hint("Keep one of the two."));
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
    Span span = tokens.span(name.getStart());
    return switch (name.getStart().getType()) {
      case BqtParser.STRING -> new Name(strings.read(span).value(), span);
      case BqtParser.BACKTICK -> new Name(withoutBackticks(span.text()), span);
      default -> new Name(span.text(), span);
    };
  }

  static String withoutBackticks(String text) {
    return text.endsWith("`") ? text.substring(1, text.length() - 1) : text.substring(1);
  }

  When when(BqtParser.SourceContext source, Broken broken) {
    List<Condition> conditions = new ArrayList<>();
    if (source instanceof BqtParser.UnbuiltSourceContext later) {
      unbuilt.report(later.head, later);
    } else if (source instanceof BqtParser.ObjectSourceContext objects) {
      for (BqtParser.ConditionContext condition : objects.condition()) {
        if (!broken.contains(condition)) {
          read(condition, conditions);
        }
      }
    }
    boolean any = source instanceof BqtParser.AnySourceContext;
    return new When(any, conditions, whenSpan(source));
  }

  /** WHEN stands in the parse tree beside its source, not inside. */
  private Span whenSpan(ParserRuleContext source) {
    BqtParser.RuleStatementContext rule = (BqtParser.RuleStatementContext) source.getParent();
    return tokens.span(rule.WHEN().getSymbol(), source.getStop());
  }

  private void read(BqtParser.ConditionContext condition, List<Condition> conditions) {
    if (condition instanceof BqtParser.ObjectConditionContext stated) {
      Condition.Kind kind = Condition.Kind.valueOf(Words.keyword(stated.kind.getType()));
      Span text = tokens.span(stated.STRING().getSymbol());
      conditions.add(new Condition(kind, strings.read(text), tokens.span(stated.kind)));
    } else if (condition instanceof BqtParser.UnbuiltConditionContext later) {
      unbuilt.report(later.head, later);
    } else {
      throw new AssertionError("No reader for " + condition.getClass());
    }
  }
}

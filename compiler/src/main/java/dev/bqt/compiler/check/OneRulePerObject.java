package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MAY_OVERLAP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERLAPPING_RULES;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * No object is matched by two rules that are enabled.
 *
 * <p>Proven for rules of prefix and suffix alone. Of a rule with FILTER or EXCLUDE it is only said
 * that it may, and only if a rule without them takes all objects that its prefix and suffix admit.
 * Of a rule that overlaps several, one is named.
 */
final class OneRulePerObject implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Map<Rule, Integer> order = new IdentityHashMap<>();
    PathIndex index = new PathIndex();
    List<Rule> enabled =
        rules.aboutObjects().stream()
            .filter(rule -> rule.whole() && !rule.header().disabled())
            .toList();
    for (Rule rule : enabled) {
      order.put(rule, order.size());
      if (!isFiltered(rule.when())) {
        index.add(rule);
      }
    }
    for (Rule rule : enabled) {
      if (isFiltered(rule.when())) {
        index.containing(rule).ifPresent(wider -> found.add(maybe(rule, wider)));
      } else {
        index
            .overlapping(rule)
            .ifPresent(other -> found.add(surely(later(rule, other, order), rule, other)));
      }
    }
  }

  private static Rule later(Rule rule, Rule other, Map<Rule, Integer> order) {
    return order.get(rule) > order.get(other) ? rule : other;
  }

  private static Diagnostic surely(Rule later, Rule rule, Rule other) {
    Rule earlier = later == rule ? other : rule;
    return Diagnostic.of(
            OVERLAPPING_RULES,
            place(later),
            "Both this rule and "
                + name(earlier, later)
                + " match an object such as \""
                + PathIndex.example(later.when(), earlier.when())
                + "\"; it could not be loaded by either.")
        .and(place(earlier), "the other rule")
        .hint("Make PREFIX or SUFFIX of one of them narrower, or mark one as DISABLED.");
  }

  private static Diagnostic maybe(Rule filtered, Rule wider) {
    return Diagnostic.of(
            MAY_OVERLAP,
            place(filtered),
            "Each object that this rule's FILTER and EXCLUDE let through is matched by "
                + name(wider, filtered)
                + " too.")
        .and(place(wider), "the other rule")
        .hint("Give the other rule an EXCLUDE for these objects.");
  }

  private static String name(Rule named, Rule from) {
    String place =
        named.span().source() == from.span().source() ? "" : " of " + named.span().source().name();
    return named.title() + place;
  }

  /** A rule is shown by its first condition. */
  private static Span place(Rule rule) {
    List<Condition> conditions = rule.when().conditions();
    return conditions.isEmpty()
        ? rule.when().span()
        : conditions.get(0).head().to(conditions.get(0).text().span());
  }

  private static boolean isFiltered(When when) {
    return when.first(Condition.Kind.FILTER) != null || when.first(Condition.Kind.EXCLUDE) != null;
  }
}

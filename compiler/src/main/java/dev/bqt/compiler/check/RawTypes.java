package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WRONG_VALUE_TYPE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.check.tree.KeyTypes;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.target.Target;

/**
 * What RAW writes is of the type that BqTail reads, or null: it refuses the rule otherwise, and
 * with it the whole file. What became a clause has the right type; this looks at what is left.
 */
final class RawTypes implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
        inspect(leaf, found);
      }
    }
  }

  private static void inspect(RawLeaf leaf, Diagnostics found) {
    // In JSON schema is BigQuery's own, Schema is BqTail's.
    boolean own = leaf.path().size() > 1 && leaf.path().get(1).equals("schema");
    OptionType type = own ? null : KeyTypes.of(leaf.key());
    String list = KeyTypes.listAround(leaf.key());
    if (type != null && !type.accepts(leaf.value()) && !(leaf.value() instanceof Literal.Nothing)) {
      found.add(
          Diagnostic.of(
                  WRONG_VALUE_TYPE,
                  leaf.value().span(),
                  "The legacy refuses this: " + name(leaf) + " is " + type.words() + ".")
              .hint(hint(type)));
    } else if (list != null) {
      found.add(
          Diagnostic.of(
                  WRONG_VALUE_TYPE,
                  leaf.place(),
                  "There is no list here that "
                      + name(leaf)
                      + " could be in: it would become a"
                      + " key of an object, which the legacy refuses.")
              .hint("Write the list as a whole: \"…\" = [(…)]."));
    }
  }

  private static String name(RawLeaf leaf) {
    return String.join(".", leaf.path());
  }

  private static String hint(OptionType type) {
    return switch (type) {
      case TEXT, LONG -> "Put it into quotes.";
      case TRUTH -> "Write TRUE or FALSE, without quotes.";
      case WHOLE -> "Write the number without quotes, dot or exponent.";
      default -> "";
    };
  }

  /** Then other fields were of other types. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LITERAL_STAR;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_DOLLAR_NAME;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.value.Glob;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import dev.bqt.compiler.expansion.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * PREFIX and SUFFIX are plain texts: a star in one is a star in the name of an object. So it is in
 * the addresses of DELETE, MOVE and QUARANTINE; EXPORT alone puts numbers there. Nor are variables
 * replaced in the two.
 */
final class PlainEnds implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      addresses(rule).forEach(address -> inspectAddress(address, found));
    }
    for (Rule rule : rules.aboutObjects()) {
      for (Condition condition : rule.when().conditions()) {
        boolean plain =
            condition.kind() == Condition.Kind.PREFIX || condition.kind() == Condition.Kind.SUFFIX;
        if (plain) {
          inspectNames(condition, found);
        }
        if (plain && condition.text().value().indexOf('*') >= 0) {
          found.add(
              Diagnostic.of(
                      LITERAL_STAR,
                      condition.text().span(),
                      "A "
                          + condition.name()
                          + " is taken as it stands: it matches names with a * in them alone.")
                  .hint(hint(condition)));
        }
      }
    }
  }

  private static List<Text> addresses(Rule rule) {
    List<Text> all = new ArrayList<>();
    for (PlacedAction placed : Actions.of(rule)) {
      if (placed.action().verb() instanceof Verb.Delete delete) {
        all.addAll(delete.urls());
      } else if (placed.action().verb() instanceof Verb.Move move) {
        all.addAll(move.urls());
        all.add(move.target());
      }
    }
    Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
    if (quarantine != null) {
      quarantine.places().forEach(place -> all.add(place.url()));
    }
    all.removeIf(Objects::isNull);
    return all;
  }

  private static void inspectAddress(Text address, Diagnostics found) {
    if (address.value().indexOf('*') >= 0) {
      found.add(
          Diagnostic.of(
                  LITERAL_STAR,
                  address.span(),
                  "This is the address of one object, with a * in its name: nothing is looked for.")
              .hint("Name the objects; where they go to, name a folder."));
    }
  }

  /**
   * An object may have a dollar in its name, as those that end in _$folder$; a variable is none.
   */
  private static void inspectNames(Condition condition, Diagnostics found) {
    for (Expansion each : Expansions.of(condition.text().value())) {
      boolean meant =
          each.kind() == Kind.MOD
              || each.kind() == Kind.CAPTURE
              || each.kind() == Kind.NAME && Variables.OF_A_LOAD.contains(each.inside());
      if (meant) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_DOLLAR_NAME,
                    condition.text().span(),
                    "Nothing is replaced in a "
                        + condition.name()
                        + ": it waits for names with $"
                        + each.inside()
                        + " in them.")
                .hint("For paths with a day in them there is MATCHING r\"/(\\d{8})/\"."));
        return;
      }
    }
  }

  private static String hint(Condition condition) {
    String text = condition.text().value();
    boolean prefix = condition.kind() == Condition.Kind.PREFIX;
    String rest =
        prefix ? text.substring(0, text.indexOf('*')) : text.substring(text.lastIndexOf('*') + 1);
    boolean whole = prefix ? text.endsWith("*") : text.startsWith("*");
    boolean one = text.indexOf('*') == text.lastIndexOf('*');
    return whole && one && !rest.isEmpty()
        ? "Write " + condition.name() + " \"" + rest + "\"."
        : Glob.isWhole(text)
            ? "Did you mean FILTER r\"" + Glob.expression(text, prefix, !prefix) + "\"?"
            : "For patterns there is FILTER r\"…\", in which \"anything\" is .*";
  }
}

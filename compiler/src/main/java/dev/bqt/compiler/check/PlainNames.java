package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.AMBIGUOUS_PARAMETER;
import static dev.bqt.compiler.diagnostic.DiagnosticId.HIDDEN_PARAMETER;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of PARAMETERS are their own. In tables BqTail replaces {@code $Date} and {@code $Hour}
 * first, wherever they stand, even at the beginning of a longer name; other variables of a load
 * have names that a parameter may take by chance.
 */
final class PlainNames implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      TransientClause.Parameters stated = rule.first(TransientClause.Parameters.class);
      if (stated != null) {
        stated.assignments().entries().forEach(entry -> inspectName(entry, found));
        inspectTables(rule, found);
      }
    }
  }

  private static void inspectName(Assignments.Entry entry, Diagnostics found) {
    String name = entry.key().text();
    if (Variables.OF_A_LOAD.contains(name) && !Variables.OF_A_TABLE.contains(name)) {
      found.add(
          Diagnostic.of(
                  AMBIGUOUS_PARAMETER,
                  entry.key().span(),
                  "BqTail has a $"
                      + name
                      + " of its own: actions and SQL may get that one, not this parameter.")
              .hint("Give it another name, such as My" + name + "."));
    }
  }

  private static void inspectTables(Rule rule, Diagnostics found) {
    List<String> names = Captured.names(rule);
    List<Written> all = new ArrayList<>(Tables.of(rule));
    all.addAll(Texts.of(rule));
    for (Written written : all) {
      if (written.place() == Place.TABLE) {
        for (Expansions.Expansion each : Expansions.of(written.value())) {
          String hiding = hiding(each);
          if (!hiding.isEmpty() && names.contains(each.inside())) {
            found.add(hidden(written, each, hiding));
          }
        }
      }
    }
  }

  /** The variable that BqTail puts in the place of a name, or of its beginning. */
  private static String hiding(Expansions.Expansion each) {
    return each.kind() != Expansions.Kind.NAME
        ? ""
        : Variables.OF_A_TABLE.stream().filter(each.inside()::startsWith).findFirst().orElse("");
  }

  private static Diagnostic hidden(Written written, Expansions.Expansion each, String hiding) {
    String name = each.inside();
    String what = hiding.equals("Date") ? "day" : "hour";
    return Diagnostic.of(
            HIDDEN_PARAMETER,
            written.places().of(each.start(), each.end()),
            "In tables $"
                + hiding
                + " is the "
                + what
                + " on which the object landed"
                + (name.equals(hiding) ? "" : ", at the beginning of a name, too")
                + "; the parameter is not looked for.")
        .hint("Write ${" + name + "}, which is the parameter.");
  }
}

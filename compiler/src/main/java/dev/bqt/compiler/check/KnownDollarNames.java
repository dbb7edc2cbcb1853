package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_DOLLAR_NAME;

import dev.bqt.compiler.ast.Clause.QuarantineClause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Functions;
import dev.bqt.compiler.check.tree.Known;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands behind a bare dollar is replaced there. Of a text each name is told of once. */
final class KnownDollarNames implements Check {

  /** More digits are a price, not a group. */
  private static final int DIGITS_OF_A_GROUP = 2;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Target target = rules.target();
      Tables.of(rule).forEach(table -> inspect(table, true, rule, target, found));
      Texts.of(rule).forEach(text -> inspect(text, false, rule, target, found));
      if (rule.first(QuarantineClause.class) != null) {
        rule.first(QuarantineClause.class)
            .places()
            .forEach(place -> inspectPlain(place.url().value(), place.url().span(), found));
      }
    }
  }

  private static void inspect(
      Written written, boolean ofTable, Rule rule, Target target, Diagnostics found) {
    boolean table = written.place() == Place.TABLE || written.place() == Place.PARAMETER;
    boolean replaced = table || written.place() == Place.ROWS || written.place() == Place.ACTION;
    if (written.value().indexOf('$') < 0) {
      return;
    } else if (!replaced) {
      inspectTemplate(written, rule, found);
      return;
    }
    List<String> known = Known.at(written, rule, target);
    Written.Places places = written.places();
    Set<String> told = new HashSet<>(known);
    boolean name = ofTable || written.value().startsWith("gs://");
    boolean groups = Captured.groups(rule) > 0 || name && rule.isAboutObjects();
    for (Expansions.Expansion each : Expansions.of(written.value())) {
      Span place = places.of(each.start(), each.end());
      if (each.kind() == Expansions.Kind.NAME && told.add(each.inside())) {
        inspectName(place, each.inside(), written.place(), known, found);
      } else if (!table && groups && isGroup(each)) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_DOLLAR_NAME,
                    place,
                    "Groups such as $"
                        + each.inside()
                        + " are replaced in the table of LOAD, in PARTITION,"
                        + " THEN and PARAMETERS alone; here it stays as it is.")
                .hint("Write PARAMETERS (Name = \"$" + each.inside() + "\") and $Name here."));
      } else if (!table && ofTable && each.kind() == Expansions.Kind.MOD) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_DOLLAR_NAME,
                    place,
                    "$Mod("
                        + each.inside()
                        + ") is replaced in the table of LOAD, PARTITION and THEN alone; here it"
                        + " stays as it is.")
                .hint("Write $DestTable for the table that was loaded."));
      }
    }
  }

  /** Of what is replaced nowhere, the tables behind LIKE are looked at. */
  private static void inspectTemplate(Written written, Rule rule, Diagnostics found) {
    boolean template =
        rule.isAboutObjects()
            && written.place() == Place.PLAIN
            && Tables.of(rule).stream().anyMatch(each -> each.span().equals(written.span()));
    if (template) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_DOLLAR_NAME,
                  written.span(),
                  "Nothing is replaced behind LIKE: the template is one table.")
              .hint("Name a table without a $."));
    }
  }

  private static boolean isGroup(Expansions.Expansion each) {
    boolean digits =
        each.kind() == Expansions.Kind.CAPTURE || each.kind() == Expansions.Kind.PARTITION;
    return digits && each.inside().length() <= DIGITS_OF_A_GROUP;
  }

  private static void inspectName(
      Span place, String name, Place where, List<String> known, Diagnostics found) {
    boolean table = where == Place.TABLE;
    if ((table && Variables.OF_A_TABLE.stream().anyMatch(name::startsWith))
        || (where == Place.PARAMETER && Functions.NAMES.contains(name))) {
      return;
    }
    List<String> candidates = new ArrayList<>(known);
    if (table) {
      candidates.add("Mod");
    } else if (where == Place.PARAMETER) {
      candidates.addAll(Functions.NAMES);
    }
    String meant = Suggestion.nearest(name, candidates);
    String proposal = meant.equals("Mod") ? "$Mod(4)" : "$" + meant;
    String elsewhere = Known.elsewhere(name);
    found.add(
        Diagnostic.of(
                UNKNOWN_DOLLAR_NAME,
                place,
                elsewhere.isEmpty()
                    ? "Nothing replaces $" + name + ": it stays as it is."
                    : "$" + name + " is replaced " + elsewhere + " alone; it stays as it is.")
            .hint(
                !elsewhere.isEmpty()
                    ? "Leave it out here."
                    : !longer(name, known).isEmpty()
                        ? "Write " + longer(name, known) + " to say where the name ends."
                        : meant.isEmpty()
                            ? "Known are for example $Date, $Hour, $Mod(4) in tables, and $EventID."
                            : "Did you mean " + proposal + "?"));
  }

  /** A name that is known with more behind it, in braces; empty if there is none. */
  private static String longer(String name, List<String> known) {
    String longest = "";
    for (String each : known) {
      boolean begins = name.startsWith(each + "_") && each.length() > longest.length();
      longest = begins ? each : longest;
    }
    return longest.isEmpty() ? "" : "${" + longest + "}" + name.substring(longest.length());
  }

  private static void inspectPlain(String url, Span span, Diagnostics found) {
    for (Expansions.Expansion each : Expansions.of(url)) {
      if (each.kind() == Expansions.Kind.NAME) {
        found.add(
            Diagnostic.of(
                    UNKNOWN_DOLLAR_NAME,
                    span,
                    "Nothing is replaced in the address of QUARANTINE: $"
                        + each.inside()
                        + " stays as it is.")
                .hint("Objects keep their whole path below that address."));
      }
    }
  }
}

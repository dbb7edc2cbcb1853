package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CAPTURE_WITHOUT_MATCHING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_TABLE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_CAPTURE_GROUP;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** $1 is a group that MATCHING has, and $Mod has a number. */
final class KnownTableNames implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      int groups = Captured.groups(rule);
      for (Written written : expanded(rule)) {
        Written.Places places = written.places();
        for (Expansions.Expansion each : Expansions.of(written.value())) {
          Span place = places.of(each.start(), each.end());
          switch (each.kind()) {
            case CAPTURE -> inspectGroup(place, each.inside(), rule, groups, found);
            case MOD -> inspectMod(place, each.inside(), found);
            case BARE -> inspectBare(place, written, each.end(), found);
            case NAME, BRACED, PARTITION -> {
              // Names have laws of their own; a partition is not replaced.
            }
          }
        }
      }
    }
  }

  /** Where the legacy looks for groups and $Mod. */
  private static List<Written> expanded(Rule rule) {
    List<Written> all = new ArrayList<>(Tables.of(rule));
    all.addAll(Texts.of(rule));
    all.removeIf(each -> each.place() != Place.TABLE && each.place() != Place.PARAMETER);
    return all;
  }

  private static void inspectGroup(
      Span place, String group, Rule rule, int groups, Diagnostics found) {
    if (rule.pattern() == null) {
      found.add(
          Diagnostic.of(
                  CAPTURE_WITHOUT_MATCHING,
                  place,
                  "$"
                      + group
                      + " is a part of the path that MATCHING captures; there is no MATCHING.")
              .hint("Add MATCHING r\"/(…)/\" behind WHEN. To load by day write $Date."));
    } else if (groups >= 0 && isBeyond(group, groups)) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_CAPTURE_GROUP,
                  place,
                  "There is no $" + group + ": MATCHING has " + counted(groups) + ".")
              .and(rule.pattern().span(), "the groups are in here")
              .hint("Put the part of the path that you mean in ( )."));
    }
  }

  private static boolean isBeyond(String group, int groups) {
    return group.length() > 3 || Integer.parseInt(group) > groups;
  }

  private static String counted(int groups) {
    return groups == 0 ? "no group" : groups == 1 ? "one group" : groups + " groups";
  }

  private static void inspectMod(Span place, String divisor, Diagnostics found) {
    if (!divisor.matches("[1-9][0-9]{0,8}")) {
      found.add(
          Diagnostic.of(ILLEGAL_TABLE, place, "$Mod( ) takes a whole number from 1 on.")
              .hint("Write for example $Mod(4)."));
    }
  }

  private static void inspectBare(Span place, Written written, int end, Diagnostics found) {
    // $$Date is the partition of a day: the first $ stays.
    boolean partition = written.value().startsWith("$", end);
    if (written.place() == Place.TABLE && !partition) {
      found.add(
          Diagnostic.of(ILLEGAL_TABLE, place, "There is nothing behind the $.")
              .hint("Write for example $Date, $Mod(4) or ${EventID}."));
    }
  }
}

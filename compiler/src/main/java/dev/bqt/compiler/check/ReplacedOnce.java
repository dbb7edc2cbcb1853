package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.REPLACED_TWICE;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import java.util.List;

/**
 * BqTail replaces {@code $Date}, then {@code $1}, {@code $2} and so on, each in the whole text that
 * the one before has left: a dollar before digits, wherever they come from, is a group for it.
 */
final class ReplacedOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      int groups = Captured.groups(rule);
      for (Written table : Tables.of(rule)) {
        if (groups > 0 && table.place() == Place.TABLE) {
          inspect(table, groups, found);
        }
      }
    }
  }

  private static void inspect(Written table, int groups, Diagnostics found) {
    List<Expansion> all = Expansions.of(table.value());
    for (int i = 0; i < all.size(); i++) {
      Expansion each = all.get(i);
      if (each.kind() == Kind.BARE) {
        int next = i + 1;
        boolean touches = next < all.size() && all.get(next).start() == each.end();
        int left = touches ? groupsLeft(all.get(next), groups) : 0;
        if (left > 0) {
          report(table, each.start(), all.get(next).end(), left, found);
          i = next;
        }
      } else if (isTakenApart(each, groups)) {
        report(table, each.start(), each.end(), each.inside().charAt(0) - '0', found);
      }
    }
  }

  /** The next group that is replaced after this one has been; 0 if none is. */
  private static int groupsLeft(Expansion next, int groups) {
    int replaced = -1;
    if (next.kind() == Kind.CAPTURE && next.inside().length() == 1) {
      replaced = next.inside().charAt(0) - '0';
    } else if (next.kind() == Kind.NAME && next.inside().equals("Date")) {
      // A date begins with 2: the second group is looked for in it.
      replaced = 1;
    }
    return replaced >= 0 && replaced < groups ? replaced + 1 : 0;
  }

  /** {@code $10} where there are ten groups, and a literal partition. */
  private static boolean isTakenApart(Expansion each, int groups) {
    boolean digits = each.kind() == Kind.CAPTURE || each.kind() == Kind.PARTITION;
    int first = digits ? each.inside().charAt(0) - '0' : 0;
    boolean several = digits && each.inside().length() > 1;
    return several
        && first > 0
        && first <= groups
        && (each.kind() == Kind.PARTITION || isGroup(each.inside(), groups));
  }

  /** More than two digits are no group that anybody has. */
  private static boolean isGroup(String digits, int groups) {
    return digits.length() == 2 && Integer.parseInt(digits) <= groups;
  }

  private static void report(Written table, int from, int to, int group, Diagnostics found) {
    String text = table.value().substring(from, to);
    found.add(
        Diagnostic.of(
                REPLACED_TWICE,
                table.places().of(from, to),
                "BqTail replaces the groups one after the other, and would take $"
                    + group
                    + " out of what "
                    + text
                    + " has become.")
            .hint(
                text.startsWith("$$") || text.length() > 4
                    ? "Say the partition with PARTITION, without a dollar before it."
                    : "Use at most nine groups, or PARAMETERS (name = \"…\") and ${name}."));
  }
}

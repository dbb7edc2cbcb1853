package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.PARTITION_NOT_NAMED;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * COPY … EACH PARTITION copies each partition once, to a place where it stays: BqTail makes a job
 * for each and replaces PartitionID in both tables, nothing else (service/bq/copy.go of
 * viant/bqtail).
 */
final class PartitionsCopiedOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    Flag each = flag(action, Flag.Kind.EACH_PARTITION);
    if (each == null || !(action.verb() instanceof Verb.Copy copy)) {
      return;
    }
    if (copy.source() != null && !names(copy.source())) {
      found.add(
          notNamed(
              copy.source(),
              "For each of its partitions the whole table is copied, not the one whose turn it is",
              each));
    } else if (!names(copy.target()) && flag(action, Flag.Kind.APPEND) == null) {
      found.add(
          notNamed(
              copy.target(),
              "Each partition overwrites the one before: of the table only the last one stays",
              each));
    }
  }

  private static boolean names(TableName table) {
    return table.text().contains("PartitionID");
  }

  private static Flag flag(Action action, Flag.Kind kind) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof Flag flag && flag.kind() == kind) {
        return flag;
      }
    }
    return null;
  }

  private static Diagnostic notNamed(TableName table, String message, Flag each) {
    return Diagnostic.of(PARTITION_NOT_NAMED, table.span(), message + ".")
        .and(each.head(), "once for each")
        .hint("Name the partition: \"shop.orders${DollarSign}${PartitionID}\".");
  }
}

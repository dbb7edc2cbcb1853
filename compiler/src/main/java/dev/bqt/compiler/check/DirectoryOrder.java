package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ORDERED_BELOW_TABLE;

import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * ORDERED stands at the directory of a table or above. The function puts its own queue there, and
 * asks anew for ORDERME from the place of the queue.
 */
final class DirectoryOrder implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      DirectoryClause.Ordered ordered = level.rule().first(DirectoryClause.Ordered.class);
      if (ordered != null) {
        int end = tree.pattern(level).endOfTable(level.object(tree.marker()));
        if (end >= 0 && end < level.path().length() - 1) {
          String table = level.path().substring(0, end) + "/";
          found.add(
              Diagnostic.of(
                      ORDERED_BELOW_TABLE,
                      ordered.head(),
                      "The table's directory is \""
                          + table
                          + "\", and the function looks for ORDERME there: from "
                          + level.title()
                          + " it would queue files and never load them.")
                  .hint("Say ORDERED in a rule WHEN DIRECTORY \"" + table + "\"."));
        }
      }
    }
  }
}

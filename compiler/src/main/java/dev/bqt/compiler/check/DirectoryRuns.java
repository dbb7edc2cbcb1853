package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FILES_NOT_READ;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NOTHING_WRITTEN;
import static dev.bqt.compiler.diagnostic.DiagnosticId.RUN_IS_INHERITED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_PLACEHOLDER;

import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * RUN reads the files of its directory, writes what it reads, names what is replaced, and is meant
 * where it runs.
 */
final class DirectoryRuns implements Check {

  private static final List<String> PLACEHOLDERS = List.of("dest_dataset", "dest_table");
  private static final String EXTERNAL_TABLE = "temp_ext";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      DirectoryClause.Run run = level.rule().first(DirectoryClause.Run.class);
      if (run == null) {
        inspectInherited(level, tree, found);
      } else if (!run.sql().file()) {
        inspect(run, found);
      }
    }
  }

  /** An empty query takes back the one above. */
  private static void inspectInherited(
      DirectoryTree.Level level, DirectoryTree tree, Diagnostics found) {
    List<DirectoryTree.Level> nearest =
        tree.above(level).stream()
            .filter(each -> each.rule().first(DirectoryClause.Run.class) != null)
            .toList();
    if (level.rule().load() == null || nearest.isEmpty()) {
      return;
    }
    DirectoryTree.Level above = nearest.get(nearest.size() - 1);
    DirectoryClause.Run run = above.rule().first(DirectoryClause.Run.class);
    if (!run.sql().text().value().isEmpty()) {
      found.add(
          Diagnostic.of(
                  RUN_IS_INHERITED,
                  level.rule().load().head(),
                  "The query of " + above.title() + " runs here, too, instead of this load.")
              .and(run.head(), "the query")
              .hint("Write RUN \"\" beside LOAD to have files loaded here."));
    }
  }

  private static void inspect(DirectoryClause.Run run, Diagnostics found) {
    String sql = run.sql().text().value();
    Span span = run.sql().text().span();
    if (!sql.isEmpty() && !sql.toLowerCase(Locale.ROOT).contains(EXTERNAL_TABLE)) {
      found.add(
          Diagnostic.of(
                  FILES_NOT_READ,
                  span,
                  "The query does not name "
                      + EXTERNAL_TABLE
                      + ", the table over the files that have come: nothing would read them.")
              .hint(
                  "Write for example INSERT {dest_dataset}.{dest_table} SELECT * FROM "
                      + EXTERNAL_TABLE
                      + "."));
    }
    if (Statement.isSelectAlone(sql)) {
      found.add(
          Diagnostic.of(
                  NOTHING_WRITTEN,
                  span,
                  "The function gives the query no table to write to, whatever INTO says: the rows"
                      + " of this SELECT go nowhere.")
              .hint("Write INSERT {dest_dataset}.{dest_table} SELECT …."));
    }
    int open = sql.indexOf('{');
    while (open >= 0) {
      int end = open + 1;
      while (end < sql.length() && isOfName(sql.charAt(end))) {
        end++;
      }
      if (sql.startsWith("}", end)) {
        inspect(sql.substring(open + 1, end), span, found);
      }
      open = sql.indexOf('{', end);
    }
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static void inspect(String name, Span span, Diagnostics found) {
    if (PLACEHOLDERS.contains(name)) {
      return;
    }
    String meant = Suggestion.nearest(name, PLACEHOLDERS);
    if (!meant.isEmpty() || name.toLowerCase(Locale.ROOT).startsWith("dest_")) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_PLACEHOLDER, span, "Nothing replaces {" + name + "}: it stays as it is.")
              .hint(
                  meant.isEmpty()
                      ? "There are {dest_dataset} and {dest_table}; neither has the partition."
                      : "Did you mean {" + meant + "}?"));
    }
  }
}

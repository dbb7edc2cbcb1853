package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BROKEN_SQL;
import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_EXPRESSION;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * RUN has a query, or takes back one of a directory above; and with the names that the function
 * fills in it is still one: {@code {dest_dataset}} becomes {@code `project`.dataset}, {@code
 * {dest_table}} a name alone (external_query of Google's gcs_event_based_ingest).
 */
final class DirectoryQueries implements Check {

  private static final Pattern IN_BACKTICKS =
      Pattern.compile("`(?:[^`\\s]*[.])?\\{dest_dataset\\}[^`\\s]*`");
  private static final Pattern ALONE =
      Pattern.compile("(?i)\\b(?:FROM|INTO|JOIN|UPDATE|TABLE|MERGE)\\s+`?\\{dest_table\\}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      DirectoryClause.Run run = level.rule().first(DirectoryClause.Run.class);
      if (run != null && !run.sql().file()) {
        Text text = run.sql().text();
        if (!text.value().isBlank()) {
          inspect(text, found);
        } else if (!text.value().isEmpty()) {
          found.add(
              Diagnostic.of(EMPTY_EXPRESSION, text.span(), "There is nothing but blanks to run.")
                  .hint("Write a query, or RUN \"\" to take back that of a directory above."));
        } else if (!takesBack(level, tree)) {
          found.add(
              Diagnostic.of(
                      EMPTY_EXPRESSION,
                      text.span(),
                      "There is no query here, and none of a directory above to take back.")
                  .hint("Write a query, or LOAD alone."));
        }
      }
    }
  }

  private static boolean takesBack(DirectoryTree.Level level, DirectoryTree tree) {
    return tree.above(level).stream()
        .anyMatch(above -> above.rule().first(DirectoryClause.Run.class) != null);
  }

  private static void inspect(Text text, Diagnostics found) {
    if (IN_BACKTICKS.matcher(text.value()).find()) {
      found.add(
          Diagnostic.of(
                  BROKEN_SQL,
                  text.span(),
                  "{dest_dataset} becomes `project`.dataset: it brings backticks of its own.")
              .hint("Write {dest_dataset}.{dest_table} without backticks."));
    } else if (ALONE.matcher(text.value()).find()) {
      found.add(
          Diagnostic.of(
                  BROKEN_SQL,
                  text.span(),
                  "{dest_table} becomes the name of a table without its dataset.")
              .hint("Write {dest_dataset}.{dest_table}."));
    }
  }
}

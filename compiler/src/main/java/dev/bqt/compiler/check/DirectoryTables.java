package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_TABLE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_BY_FUNCTION;

import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.ingest.DestinationTable;
import dev.bqt.compiler.source.Span;

/** The table of a rule about a directory has a name in each part, or the group that gives it. */
final class DirectoryTables implements Check {

  private static final String GROUPS =
      "Only $dataset, for the dataset, and $table, for the table, come from the path.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (DirectoryTree.Level level : DirectoryTree.of(rules).levels()) {
      ConfigFiles.destination(level.rule()).ifPresent(table -> inspect(table, found));
      DirectoryClause.Track track = level.rule().first(DirectoryClause.Track.class);
      if (track != null) {
        found.add(
            Diagnostic.of(
                    UNUSED_BY_FUNCTION,
                    track.head(),
                    "No version of the function has ever written to such a table.")
                .hint("Its jobs are found in INFORMATION_SCHEMA.JOBS, by their job_prefix."));
        inspectNames(track.table().text(), track.table().span(), found);
      }
    }
  }

  private static void inspect(DestinationTable table, Diagnostics found) {
    Span span = table.written().span();
    String text = table.written().text();
    if (!table.hasDataset()) {
      found.add(
          illegal(span, "A table is named with its dataset: dataset.table.")
              .hint("Write $dataset." + text + " if the dataset comes from the path."));
      return;
    }
    if (table.project() != null && table.project().indexOf('$') >= 0) {
      found.add(illegal(span, "The project cannot come from the path.").hint(GROUPS));
      return;
    }
    String dataset = table.dataset() == null ? "x" : table.dataset();
    String name = table.table() == null ? "x" : table.table();
    int dollar = name.indexOf('$');
    if (dollar >= 0 && name.substring(dollar + 1).matches("[0-9]+")) {
      found.add(
          illegal(span, "The partition comes from the path: it would be appended to this one.")
              .hint("Leave " + name.substring(dollar) + " out."));
    } else if ((dataset + name).indexOf('$') >= 0) {
      found.add(illegal(span, "Nothing replaces what stands behind $ here.").hint(GROUPS));
    } else {
      String project = table.project() == null ? "" : table.project() + ".";
      inspectNames(project + dataset + "." + name, span, found);
    }
  }

  private static void inspectNames(String text, Span span, Diagnostics found) {
    int last = text.lastIndexOf('.');
    String above = last < 0 ? "" : text.substring(0, last);
    int cut = Math.max(above.lastIndexOf(':'), above.lastIndexOf('.'));
    if (!above.substring(cut + 1).matches("[A-Za-z0-9_]{1,1024}")) {
      found.add(
          illegal(span, "A dataset's name has letters, digits and _ alone.")
              .hint("Write dataset.table, for example shop.orders."));
    } else if (!text.substring(last + 1).matches("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd} ]{1,1024}")) {
      found.add(illegal(span, "This cannot be the name of a table."));
    } else if (cut >= 0
        && !above.substring(0, cut).matches("([a-z][a-z0-9.-]*:)?[a-zA-Z][a-zA-Z0-9_-]{2,62}")) {
      found.add(
          illegal(span, "\"" + above.substring(0, cut) + "\" cannot be a project.")
              .hint("Projects have small letters, digits and hyphens, as in my-project."));
    }
  }

  private static Diagnostic illegal(Span span, String message) {
    return Diagnostic.of(ILLEGAL_TABLE, span, message);
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.TWELVE_HOUR_CLOCK;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.check.value.Partitions.Partition;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code $Hour} goes from 01 to 12 in BqTail (the layout {@code 03} of Go's package time): it tells
 * neither partitions nor tables that are overwritten apart.
 */
final class HoursOfDay implements Check {

  private static final String HOUR = "$Hour";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Map<Object, Written> all = new LinkedHashMap<>();
      for (Partition each : Partitions.of(rule)) {
        if (each.value().contains(HOUR)) {
          all.put(each.written().span(), each.written());
        }
      }
      if (overwrites(rule)) {
        for (Written table : Tables.of(rule)) {
          if (table.place() == Place.TABLE && table.value().contains(HOUR)) {
            all.put(table.span(), table);
          }
        }
      }
      all.values().forEach(each -> report(each, found));
    }
  }

  private static boolean overwrites(Rule rule) {
    Assignments.Entry disposition = OptionsOf.entry(rule, "write_disposition");
    boolean option =
        disposition != null
            && disposition.value() instanceof Text text
            && text.value().startsWith("WRITE_TRUNCATE");
    return option || rule.load() != null && rule.load().first(LoadTail.Overwrite.class) != null;
  }

  private static void report(Written written, Diagnostics found) {
    int at = written.value().indexOf(HOUR);
    found.add(
        Diagnostic.of(
                TWELVE_HOUR_CLOCK,
                written.places().of(at, at + HOUR.length()),
                "BqTail's $Hour goes from 01 to 12: what lands at five in the afternoon goes where"
                    + " five in the morning went.")
            .hint("Take the hour from the path: MATCHING r\"/(\\d{2})/\" and $1."));
  }
}

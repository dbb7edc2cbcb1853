package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.AUTODETECT_WITH_SQL;
import static dev.bqt.compiler.diagnostic.DiagnosticId.PARTITION_WITHOUT_VIA;
import static dev.bqt.compiler.diagnostic.DiagnosticId.TEMP_TABLE_WITHOUT_VIA;
import static dev.bqt.compiler.diagnostic.DiagnosticId.VIA_NEEDED;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.check.meaning.RawLeaf;
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
 * What is done by SQL between the load and the table is done with a temporary one: VIA. BqTail
 * refuses such a rule or crashes without it; a PARTITION is lost.
 */
final class NeedsTemporaryTable implements Check {

  private static final String HINT = "Add for example VIA DATASET temp.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (!rule.whole()) {
        continue;
      }
      for (Clause clause : rule.clauses()) {
        if (changesRows(clause)) {
          inspect(clause, rule, found);
        }
      }
      if (rule.via() == null) {
        inspectPartition(rule, found);
        inspectTempTable(rule, found);
        inspectDataset(rule, found);
      }
    }
  }

  /** What RAW says of a temporary table needs its dataset. */
  private static void inspectDataset(Rule rule, Diagnostics found) {
    for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
      boolean about = leaf.key().startsWith("dest.transient.");
      if (about || leaf.key().equals("dest.transient")) {
        found.add(
            Diagnostic.of(
                    VIA_NEEDED,
                    leaf.place(),
                    "The dataset of the temporary table is missing: there is no VIA.")
                .hint(HINT));
        return;
      }
    }
  }

  /** Whether a clause changes rows on their way, which SQL does. */
  static boolean changesRows(Clause clause) {
    return clause instanceof TransientClause.Transform
        || clause instanceof TransientClause.Join
        || clause instanceof TransientClause.Deduplicate
        || clause instanceof TransientClause.Split;
  }

  private static void inspect(Clause clause, Rule rule, Diagnostics found) {
    if (rule.via() == null) {
      found.add(
          Diagnostic.of(
                  VIA_NEEDED,
                  clause.head(),
                  clause.name() + " is done with a temporary table; there is no VIA.")
              .hint(HINT));
    }
    LoadTail.Autodetect autodetect =
        rule.load() == null ? null : rule.load().first(LoadTail.Autodetect.class);
    if (autodetect != null) {
      found.add(
          Diagnostic.of(
                  AUTODETECT_WITH_SQL,
                  autodetect.head(),
                  "The columns must be known for " + clause.name() + ", not detected.")
              .and(clause.head(), "this needs to know them")
              .hint("Write SCHEMA LIKE dataset.template, or leave SCHEMA AUTODETECT out."));
    }
  }

  private static void inspectPartition(Rule rule, Diagnostics found) {
    LoadTail.Partition partition =
        rule.load() == null ? null : rule.load().first(LoadTail.Partition.class);
    if (partition != null) {
      boolean overwrite = OverwriteOverwrites.place(rule.load()) != null;
      found.add(
          Diagnostic.of(
                  PARTITION_WITHOUT_VIA,
                  partition.head(),
                  overwrite
                      ? "Without VIA the partition is lost, and OVERWRITE truncates the whole"
                          + " table."
                      : "Without VIA the partition is lost: rows are loaded into the table itself.")
              .hint(
                  HINT
                      + " Or put the partition into the table: `shop.orders$$Date` is"
                      + " shop.orders$20240131."));
    }
  }

  private static void inspectTempTable(Rule rule, Diagnostics found) {
    List<Written> all = new ArrayList<>(Texts.of(rule));
    all.addAll(Tables.of(rule));
    for (Written written : all) {
      if (written.place() != Place.ACTION) {
        continue;
      }
      Written.Places places = written.places();
      for (Expansions.Expansion each : Expansions.of(written.value())) {
        if (Variables.root(each.inside()).equals("TempTable")) {
          found.add(
              Diagnostic.of(
                      TEMP_TABLE_WITHOUT_VIA,
                      places.of(each.start(), each.end()),
                      "There is no temporary table without VIA.")
                  .hint(HINT + " Or write $DestTable for the table that is loaded."));
        }
      }
    }
  }
}

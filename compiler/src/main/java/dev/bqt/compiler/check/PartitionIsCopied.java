package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_PARTITION;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * What COPY BY DML writes to is a whole table: BqTail puts its name into INSERT INTO as it is
 * (tail/sql/builder.go of viant/bqtail), and no statement of GoogleSQL takes a partition's $.
 */
final class PartitionIsCopied implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      ViaTail.CopyBy copy = rule.via() == null ? null : rule.via().first(ViaTail.CopyBy.class);
      boolean dml = copy != null && copy.method().text().equalsIgnoreCase("DML");
      if (dml && Partitions.split(rule) == null) {
        for (Partitions.Partition each : Partitions.of(rule)) {
          found.add(
              Diagnostic.of(
                      ILLEGAL_PARTITION,
                      each.written().span(),
                      "COPY BY DML inserts into the table by its name, and a name with a $ is a"
                          + " syntax error in SQL.")
                  .and(copy.head(), "because of this")
                  .hint("Write COPY BY QUERY, or leave the partition out."));
        }
      }
    }
  }
}

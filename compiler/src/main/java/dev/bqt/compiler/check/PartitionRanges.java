package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_PARTITION;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The ranges of an integer-range partitioned table have numbers in them: they end behind their
 * start, and each is one at least ("Creating partitioned tables" of BigQuery).
 */
final class PartitionRanges implements Check {

  private static final String IN_RAW = "dest.rangepartitioning.range.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      inspect(bounds(rule), found);
    }
  }

  /** What is said of the ranges, in OPTIONS or by RAW, which writes its numbers in quotes. */
  private static Map<String, Literal> bounds(Rule rule) {
    Map<String, Literal> bounds = new HashMap<>();
    Assignments map = OptionsOf.map(rule, "range_partitioning");
    if (map != null && OptionsOf.value(map, "range") instanceof Assignments range) {
      range
          .entries()
          .forEach(each -> bounds.put(each.key().text().toLowerCase(Locale.ROOT), each.value()));
    }
    for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
      if (leaf.key().startsWith(IN_RAW)) {
        bounds.put(leaf.key().substring(IN_RAW.length()), leaf.value());
      }
    }
    return bounds;
  }

  private static void inspect(Map<String, Literal> bounds, Diagnostics found) {
    Literal end = bounds.get("end");
    Literal interval = bounds.get("interval");
    Long from = number(bounds.get("start"));
    Long to = number(end);
    Long step = number(interval);
    if (from != null && to != null && to <= from) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_PARTITION,
                  end.span(),
                  "No number is from " + from + " up to " + to + ", the end left out.")
              .hint("Write an end that is greater than the start."));
    }
    // A number below 0 is no value of any option: another law.
    if (step != null && (step == 0 || step < 0 && interval instanceof Text)) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_PARTITION, interval.span(), "A partition takes one number at least.")
              .hint("Write how many numbers go into one partition, 100 for example."));
    }
  }

  /** As JSON has them, numbers of 64 bits stand in quotes; null if it is none. */
  private static Long number(Literal value) {
    if (value instanceof Literal.Whole whole) {
      return whole.value();
    }
    boolean digits = value instanceof Text text && text.value().matches("-?[0-9]{1,18}");
    return digits ? Long.valueOf(((Text) value).value()) : null;
  }
}

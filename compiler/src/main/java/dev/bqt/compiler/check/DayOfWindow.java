package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WINDOW_ACROSS_MIDNIGHT;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.check.value.Partitions.Partition;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;

/**
 * All objects of a window that goes to the partition of a day have landed on that day. Windows are
 * counted from 1970-01-01T00:00Z on, so one begins at midnight if a day is a multiple of it
 * (tail/batch of viant/bqtail). A day in the name of the table makes windows of their own.
 */
final class DayOfWindow implements Check {

  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      boolean batched = rule.batch() != null && rule.load() != null && rule.load().table() != null;
      if (batched && rule.via() != null) {
        String table = rule.load().table().text();
        Partitions.of(rule).stream()
            .filter(each -> !each.written().span().equals(rule.load().table().span()))
            .forEach(each -> inspect(each, table, rule, found));
      }
    }
  }

  private static void inspect(Partition partition, String table, Rule rule, Diagnostics found) {
    boolean hour = Partitions.has("Hour", partition.value()) && !Partitions.has("Hour", table);
    boolean day = Partitions.has("Date", partition.value()) && !Partitions.has("Date", table);
    if (!day && !hour) {
      return;
    }
    long window =
        rule.batch().window() == null ? WindowLength.UNSTATED : rule.batch().window().seconds();
    boolean extended = rule.batch().first(BatchTail.Rollover.class) != null;
    long whole = hour ? HOUR : DAY;
    if (window > 0 && (whole % window != 0 || extended)) {
      String what = hour ? "hour" : "day";
      Span place = rule.batch().head();
      found.add(
          Diagnostic.of(
                  WINDOW_ACROSS_MIDNIGHT,
                  rule.batch().window() == null ? place : rule.batch().window().span(),
                  (extended && whole % window == 0
                          ? "With ROLLOVER a window may begin in one "
                              + what
                              + " and end in the next"
                          : "Windows of " + window + " s do not end with the " + what)
                      + "; all rows of such a window go to the partition of its first object.")
              .and(partition.written().span(), "the partition")
              .hint(
                  extended
                      ? "Leave ROLLOVER out."
                      : "Write a span of which "
                          + (hour ? "an hour" : "a day")
                          + " is a multiple, such as BATCH 90s."));
    }
  }
}

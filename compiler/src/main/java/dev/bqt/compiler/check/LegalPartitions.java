package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_PARTITION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.PARTITION_IGNORED;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.check.value.Partitions.Partition;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A partition is a year, a month, a day or an hour in digits, or the number with which an integer
 * range begins ("Managing partitioned tables", partition decorators, in BigQuery's documentation).
 */
final class LegalPartitions implements Check {

  private static final Map<String, Integer> DIGITS =
      Map.of("YEAR", 4, "MONTH", 6, "DAY", 8, "HOUR", 10);

  private static final String RANGE = "RANGE";

  private static final List<String> WORDS = List.of("__NULL__", "__UNPARTITIONED__");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.load() != null) {
        Map<String, String> parameters = Captured.parameters(rule);
        String type = type(rule);
        Partitions.of(rule).forEach(each -> inspect(each, parameters, type, found));
        LoadTail.Partition stated = Partitions.stated(rule);
        if (stated != null) {
          inspectBeside(stated, rule, found);
        }
      }
    }
  }

  /** By what the table is said to be partitioned; empty if nothing is said. */
  static String type(Rule rule) {
    if (OptionsOf.entry(rule, "range_partitioning") != null) {
      return RANGE;
    }
    Assignments time = OptionsOf.map(rule, "time_partitioning");
    return time != null && OptionsOf.value(time, "type") instanceof Text text ? text.value() : "";
  }

  private static void inspect(
      Partition partition, Map<String, String> parameters, String type, Diagnostics found) {
    String value = partition.value();
    String shape = shape(value, parameters);
    String problem = "";
    if (value.isBlank()) {
      problem = "This names no partition.";
    } else if (WORDS.contains(value)) {
      return;
    } else if (!shape.matches("-?[0-9?]+")) {
      problem = "A partition is called by digits alone, such as 20240131.";
    } else if (shape.indexOf('?') < 0) {
      problem = length(shape.length(), Partitions.has("Date", value), type);
      problem = problem.isEmpty() ? time(shape, type) : problem;
    }
    if (!problem.isEmpty()) {
      found.add(
          Diagnostic.of(ILLEGAL_PARTITION, partition.written().span(), problem)
              .hint("Days are \"$Date\" or \"20240131\", months 202401, hours 2024013123."));
    }
  }

  private static String length(int digits, boolean date, String type) {
    if (DIGITS.containsKey(type) && digits != DIGITS.get(type)) {
      return "The table is partitioned by "
          + type
          + ": that takes "
          + DIGITS.get(type)
          + " digits, and these are "
          + digits
          + ".";
    }
    return date && digits != DIGITS.get("DAY") && digits != DIGITS.get("HOUR")
        ? "A day has 8 digits and an hour 10; these are " + digits + "."
        : "";
  }

  /**
   * Without a type, eight or ten digits that begin as a year are a day or an hour: the number with
   * which a range begins is a round one.
   */
  private static String time(String digits, String type) {
    boolean seen =
        type.isEmpty() && digits.matches("(19|20)\\d{6}(\\d\\d)?") && !digits.endsWith("000");
    if (!seen && !DIGITS.containsKey(type)) {
      return "";
    }
    int month = digits.length() < 6 ? 1 : Integer.parseInt(digits.substring(4, 6));
    int day = digits.length() < 8 ? 1 : Integer.parseInt(digits.substring(6, 8));
    int hour = digits.length() < 10 ? 0 : Integer.parseInt(digits.substring(8, 10));
    if (month < 1 || month > 12) {
      return "There is no month " + digits.substring(4, 6) + ".";
    }
    int year = Integer.parseInt(digits.substring(0, 4));
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return "The month " + digits.substring(0, 6) + " has no day " + digits.substring(6, 8) + ".";
    }
    return hour > 23 ? "A day has no hour " + digits.substring(8, 10) + "." : "";
  }

  /** The value with digits for what is replaced; a question mark for any number of them. */
  private static String shape(String value, Map<String, String> parameters) {
    StringBuilder shape = new StringBuilder();
    int from = 0;
    for (Expansion each : Expansions.of(value)) {
      shape.append(value, from, each.start());
      String name = each.inside();
      String expression = parameters.get(name);
      if (each.kind() == Kind.NAME && name.startsWith("Date")) {
        shape.append("20240131").append(name.substring("Date".length()));
      } else if (each.kind() == Kind.NAME && name.startsWith("Hour")) {
        shape.append("12").append(name.substring("Hour".length()));
      } else if (expression != null && expression.indexOf('(') < 0) {
        shape.append(shape(expression, Map.of()));
      } else if (each.kind() == Kind.BARE) {
        shape.append('$');
      } else {
        shape.append('?');
      }
      from = each.end();
    }
    return shape.append(value.substring(from)).toString();
  }

  private static void inspectBeside(LoadTail.Partition stated, Rule rule, Diagnostics found) {
    if (rule.load().table() != null && Partitions.decorator(rule.load().table().text()) >= 0) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_PARTITION,
                  stated.value().span(),
                  "The table has a partition already: it cannot have two.")
              .and(rule.load().table().span(), "the other one")
              .hint("Keep PARTITION, and leave the $ and what follows out of the table."));
    }
    if (Partitions.split(rule) != null) {
      found.add(
          Diagnostic.of(
                  PARTITION_IGNORED,
                  stated.head(),
                  "SPLIT copies rows into its own tables; PARTITION is about another one, and has"
                      + " no effect.")
              .and(Partitions.split(rule).head(), "the tables")
              .hint("Write it behind THEN: THEN \"shop.even$$Date\"."));
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_EXPIRY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.EXPIRES_BEFORE_LOAD;
import static dev.bqt.compiler.diagnostic.DiagnosticId.EXPIRY_OF_TEMPORARY_TABLE;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.Locale;
import java.util.Map;

/**
 * BqTail can read after what time a table expires, and that is later than the end of its window.
 * Units are those of TimeAt of viant/toolbox: weeks and shorter ones.
 */
final class Expiries implements Check {

  private static final Pattern TEXT = Pattern.compile("^ *([0-9]+) *([A-Za-z]+) *$");

  private static final Map<String, Double> SECONDS =
      Map.ofEntries(
          Map.entry("week", 604_800.0),
          Map.entry("day", 86_400.0),
          Map.entry("hour", 3_600.0),
          Map.entry("minute", 60.0),
          Map.entry("min", 60.0),
          Map.entry("second", 1.0),
          Map.entry("sec", 1.0),
          Map.entry("millisecond", 1e-3),
          Map.entry("ms", 1e-3),
          Map.entry("microsecond", 1e-6),
          Map.entry("us", 1e-6),
          Map.entry("nanosecond", 1e-9),
          Map.entry("ns", 1e-9));

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      LoadTail.Expires expires =
          rule.load() == null ? null : rule.load().first(LoadTail.Expires.class);
      if (expires != null && expires.duration() != null) {
        inspect(expires.duration().seconds(), expires.duration().span(), rule, found);
      } else if (expires != null && expires.text() != null) {
        inspect(expires, rule, found);
      }
    }
  }

  private static void inspect(LoadTail.Expires expires, Rule rule, Diagnostics found) {
    Matcher matcher = TEXT.matcher(expires.text().value());
    boolean shaped = matcher.find();
    Double unit = shaped ? SECONDS.get(singular(matcher.group(2))) : null;
    if (unit != null) {
      double seconds = Double.parseDouble(matcher.group(1)) * unit;
      inspect(seconds, expires.text().span(), rule, found);
      return;
    }
    String message =
        shaped
            ? "BqTail knows weeks, days, hours, min and sec, not " + matcher.group(2) + "."
            : "This is not a number with a unit.";
    boolean months = shaped && matcher.group(2).toLowerCase(Locale.ROOT).startsWith("month");
    boolean years = shaped && matcher.group(2).toLowerCase(Locale.ROOT).startsWith("year");
    String hint = months ? "EXPIRES AFTER 30d" : years ? "EXPIRES AFTER 365d" : "EXPIRES AFTER 2d";
    found.add(
        Diagnostic.of(BAD_EXPIRY, expires.text().span(), message)
            .hint("Write for example " + hint + "."));
  }

  private static String singular(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    return !SECONDS.containsKey(lower) && lower.endsWith("s")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }

  private static void inspect(double seconds, Span place, Rule rule, Diagnostics found) {
    if (seconds <= 0) {
      found.add(
          Diagnostic.of(BAD_EXPIRY, place, "The table would be gone as soon as it is loaded.")
              .hint("Write for example EXPIRES AFTER 2d."));
      return;
    }
    if (rule.via() != null) {
      found.add(
          Diagnostic.of(
                  EXPIRY_OF_TEMPORARY_TABLE,
                  place,
                  "With VIA BqTail gives the temporary table that time; the table itself stays.")
              .and(rule.via().head(), "the temporary table")
              .hint("Set the expiration on the table, or on its dataset."));
    }
    if (rule.batch() == null) {
      return;
    }
    long window =
        rule.batch().window() == null ? WindowLength.UNSTATED : rule.batch().window().seconds();
    if (seconds < window) {
      found.add(
          Diagnostic.of(
                  EXPIRES_BEFORE_LOAD,
                  place,
                  "The table expires before the next window ends, which lasts " + window + " s.")
              .and(rule.batch().head(), "the window")
              .hint("Write at least " + window + "s, or a shorter window."));
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_ADDRESS;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/**
 * Where objects are moved to, deleted, exported or read is an address: a scheme and a bucket before
 * the path. Other schemes than {@code gs} are BqTail's own affair; BigQuery exports to {@code gs}
 * alone.
 */
final class Addresses implements Check {

  private static final String SCHEME = "gs://";

  /** Options that are addresses. */
  private static final List<String> OPTIONS =
      List.of("hive_partition_uri_prefix", "reference_file_schema_uri");

  /**
   * "About Cloud Storage buckets", naming: up to 63 characters, or 222 with dots. That there are
   * three at least is not looked at: nobody errs in that.
   */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,220}[a-z0-9])?");

  private static final int LONGEST_PART = 63;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        inspect(placed.action().verb(), found);
        placed.action().tails().forEach(tail -> inspect(tail, found));
      }
      for (String option : OPTIONS) {
        Assignments.Entry entry = OptionsOf.entry(rule, option);
        if (entry != null && entry.value() instanceof Text text) {
          inspect(text, entry.key().text(), found);
        }
      }
      Assignments hive = OptionsOf.map(rule, "hive_partitioning_options");
      if (hive != null && OptionsOf.value(hive, "source_uri_prefix") instanceof Text text) {
        inspect(text, "source_uri_prefix", found);
      }
      Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
      if (quarantine != null) {
        quarantine.places().forEach(place -> inspect(place.url(), "QUARANTINE", found));
      }
    }
  }

  private static void inspect(Verb verb, Diagnostics found) {
    if (verb instanceof Verb.Move move) {
      move.urls().forEach(url -> inspect(url, "MOVE", found));
      if (move.target() != null) {
        inspect(move.target(), "MOVE", found);
      }
    } else if (verb instanceof Verb.Delete delete) {
      delete.urls().forEach(url -> inspect(url, "DELETE", found));
    } else if (verb instanceof Verb.Export export) {
      inspect(export.target(), "EXPORT", found);
      inspectStars(export.target(), found);
    } else if (verb instanceof Verb.Query query && query.sql().file()) {
      inspect(query.sql().text(), "QUERY FILE", found);
    }
  }

  private static void inspect(ActionTail tail, Diagnostics found) {
    if (tail instanceof ActionTail.Body body && body.body().file()) {
      inspect(body.body().text(), "BODY FILE", found);
    }
  }

  private static void inspect(Text address, String verb, Diagnostics found) {
    String text = address.value();
    int scheme = text.indexOf("://");
    boolean variable = text.startsWith("$");
    boolean other = scheme > 0 && !text.startsWith(SCHEME);
    boolean ofBigQuery = verb.equals("EXPORT") || !verb.equals(verb.toUpperCase(Locale.ROOT));
    if (variable || other && !ofBigQuery) {
      return;
    }
    if (scheme <= 0 || other) {
      found.add(
          illegal(address, verb + " takes an address such as gs://bucket/folder.")
              .hint("Write for example \"" + proposal(text) + "\"."));
    } else if (text.length() == SCHEME.length() || text.charAt(SCHEME.length()) == '/') {
      found.add(
          illegal(address, "There is no bucket in this address.")
              .hint("Write \"" + SCHEME + "bucket" + text.substring(SCHEME.length()) + "\"."));
    } else {
      inspectBucket(address, text.substring(SCHEME.length()).split("/", 2)[0], found);
    }
  }

  /** "Exporting table data": one wildcard, for which BigQuery puts numbers. */
  private static void inspectStars(Text address, Diagnostics found) {
    String text = address.value();
    if (text.indexOf('*') != text.lastIndexOf('*')) {
      found.add(
          illegal(address, "BigQuery puts numbers in the place of one star, and takes no second.")
              .hint("Keep the last one."));
    }
  }

  /** What is replaced in it is not known yet. */
  private static void inspectBucket(Text address, String bucket, Diagnostics found) {
    boolean legal =
        BUCKET.matcher(bucket).matches()
            && !bucket.contains("..")
            && !bucket.startsWith("goog")
            && List.of(bucket.split("\\.")).stream()
                .allMatch(part -> part.length() <= LONGEST_PART);
    if (!legal && bucket.indexOf('$') < 0) {
      found.add(
          illegal(address, "There can be no bucket \"" + bucket + "\".")
              .hint(
                  "Buckets have up to 63 small letters, digits, -, _ and dots, at both ends a"
                      + " letter or a digit."));
    }
  }

  private static String proposal(String text) {
    if (text.contains("://")) {
      return SCHEME + text.substring(text.indexOf("://") + "://".length());
    }
    return SCHEME + "bucket" + (text.startsWith("/") ? "" : "/") + text;
  }

  private static Diagnostic illegal(Text address, String message) {
    return Diagnostic.of(ILLEGAL_ADDRESS, address.span(), message);
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_ADDRESS;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * Where objects are moved to, deleted or exported is an address: a scheme and a bucket before the
 * path. Other schemes than {@code gs} are BqTail's own affair; BigQuery exports to {@code gs}
 * alone.
 */
final class Addresses implements Check {

  private static final String SCHEME = "gs://";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action().verb(), found));
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
    }
  }

  private static void inspect(Text address, String verb, Diagnostics found) {
    String text = address.value();
    int scheme = text.indexOf("://");
    boolean variable = text.startsWith("$");
    boolean other = scheme > 0 && !text.startsWith(SCHEME);
    if (variable || other && !verb.equals("EXPORT")) {
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

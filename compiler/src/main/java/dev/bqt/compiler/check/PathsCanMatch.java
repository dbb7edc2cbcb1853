package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DOUBLE_SLASH;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A prefix begins at the root of the bucket, and no path has two slashes in a row. */
final class PathsCanMatch implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Condition condition : rule.when().conditions()) {
        switch (condition.kind()) {
          case PREFIX -> inspectPrefix(condition, found);
          case SUFFIX -> inspectSlashes(condition, found);
          case FILTER -> inspectAnchor(condition, found);
          case EXCLUDE, MATCHING -> {
            // It takes objects away; whether any are left cannot be told from here.
          }
        }
      }
    }
  }

  private static void inspectPrefix(Condition condition, Diagnostics found) {
    String prefix = condition.text().value();
    if (prefix.isEmpty()) {
      return; // Reported as an empty condition.
    }
    if (prefix.startsWith("gs://")) {
      found.add(
          never(condition, "A prefix is a path inside of a bucket, without gs:// and its name.")
              .hint("Write PREFIX \"" + pathOf(prefix) + "\"."));
      return;
    }
    if (!prefix.startsWith("/")) {
      found.add(
          never(condition, "Paths begin with /, so none begins with \"" + prefix + "\".")
              .hint("Write PREFIX \"/" + prefix + "\"."));
    }
    inspectSlashes(condition, found);
  }

  /** An expression that is anchored at a letter waits for a path without its first slash. */
  private static void inspectAnchor(Condition condition, Diagnostics found) {
    String filter = condition.text().value();
    boolean alternatives = filter.indexOf('|') >= 0;
    if (filter.matches("(?s)\\^[A-Za-z0-9_][^?*{].*") && !alternatives) {
      found.add(
          never(condition, "Paths begin with /, so ^" + filter.charAt(1) + " is never found.")
              .hint("Write FILTER r\"^/" + filter.substring(1) + "\"."));
    }
  }

  private static Diagnostic never(Condition condition, String message) {
    return Diagnostic.of(NEVER_MATCHES, condition.text().span(), message);
  }

  private static String pathOf(String url) {
    int path = url.indexOf('/', "gs://".length());
    return path < 0 ? "/" : url.substring(path);
  }

  private static void inspectSlashes(Condition condition, Diagnostics found) {
    String path = condition.text().value();
    if (path.contains("//")) {
      found.add(
          Diagnostic.of(
                  DOUBLE_SLASH,
                  condition.text().span(),
                  "A path with // in it is never matched: slashes in a row are read as one.")
              .hint("Write \"" + path.replaceAll("/+", "/") + "\"."));
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DOUBLE_SLASH;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A prefix begins at the root of the bucket, no path has two slashes in a row, and some path meets
 * all conditions of a rule.
 */
final class PathsCanMatch implements Check {

  /** What the function's files begin with, if it is not configured otherwise. */
  private static final List<String> OWN = List.of("/_load_/", "/_bqjob_/", "/_batch_/");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths paths = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      List<Diagnostic> alone = new ArrayList<>();
      rule.when().conditions().forEach(condition -> inspect(condition, alone));
      inspectDirectory(rule, alone);
      alone.forEach(found::add);
      if (alone.isEmpty() && rule.whole()) {
        inspectTogether(rule, paths).ifPresent(found::add);
      }
    }
  }

  /** What lands is never a directory. */
  private static void inspectDirectory(Rule rule, List<Diagnostic> found) {
    for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
      boolean wanted = leaf.value() instanceof Literal.Truth truth && truth.value();
      if (leaf.key().equals("when.directory") && wanted) {
        found.add(
            never(leaf.place(), "No object is a directory, so such a rule matches none.")
                .hint("Leave When.Directory out."));
      }
    }
  }

  private static void inspect(Condition condition, List<Diagnostic> found) {
    switch (condition.kind()) {
      case PREFIX -> inspectPrefix(condition, found);
      case SUFFIX -> {
        inspectSlashes(condition, found);
        inspectCleaned(condition, found);
      }
      case FILTER -> inspectAnchor(condition, found);
      case EXCLUDE, MATCHING -> {
        // Whether any objects are left is seen from all conditions together.
      }
    }
  }

  /** A contradiction is reported only where it is proven. */
  private static Optional<Diagnostic> inspectTogether(Rule rule, CommonPaths paths) {
    When when = rule.when();
    PathConditions all = PathConditions.of(rule);
    boolean silent = when.conditions().stream().anyMatch(c -> c.text().value().isEmpty());
    if (silent || !all.hasPatterns() || !paths.canRead(all) || !paths.isEmpty(all)) {
      return Optional.empty();
    }
    if (all.exclude() != null && !paths.isEmpty(all.withoutExclude())) {
      return Optional.of(
          never(
                  place(when, Condition.Kind.EXCLUDE),
                  "EXCLUDE takes away every object that the rule would match without it.")
              .hint("Make EXCLUDE narrower."));
    }
    boolean alone = paths.isEmpty(all.filterAlone());
    return Optional.of(
        never(
                filterPlace(rule),
                alone
                    ? "This is found in no path at all."
                    : "This is found in no path that" + ends(all) + ".")
            .hint(
                alone
                    ? "A path begins with /; in it are neither // nor line breaks."
                    : "Make the conditions of the rule agree with each other."));
  }

  /** MATCHING filters where FILTER is not said. */
  private static Span filterPlace(Rule rule) {
    return rule.when().first(Condition.Kind.FILTER) == null
        ? rule.pattern().span()
        : place(rule.when(), Condition.Kind.FILTER);
  }

  private static Span place(When when, Condition.Kind kind) {
    Condition condition = when.first(kind);
    return condition == null ? when.span() : condition.text().span();
  }

  private static String ends(PathConditions conditions) {
    String begin =
        conditions.prefix().isEmpty() ? "" : " begins with \"" + conditions.prefix() + "\"";
    String end = conditions.suffix().isEmpty() ? "" : " ends with \"" + conditions.suffix() + "\"";
    return begin + (begin.isEmpty() || end.isEmpty() ? "" : " and") + end;
  }

  private static void inspectPrefix(Condition condition, List<Diagnostic> found) {
    String prefix = condition.text().value();
    if (prefix.isEmpty()) {
      return; // Reported as an empty condition.
    }
    if (prefix.startsWith("gs://")) {
      found.add(
          never(
                  condition.text().span(),
                  "A prefix is a path inside of a bucket, without gs:// and its name.")
              .hint("Write PREFIX \"" + pathOf(prefix) + "\"."));
      return;
    }
    if (!prefix.startsWith("/")) {
      found.add(
          never(
                  condition.text().span(),
                  "Paths begin with /, so none begins with \"" + prefix + "\".")
              .hint("Write PREFIX \"/" + prefix + "\"."));
    }
    for (String own : OWN) {
      if (prefix.startsWith(own)) {
        found.add(
            never(
                    condition.text().span(),
                    "BqTail keeps its own files below " + own + ", and takes none for data there.")
                .hint("Choose another folder, or allow this if the function is set up otherwise."));
      }
    }
    inspectSlashes(condition, found);
    inspectCleaned(condition, found);
  }

  /** BqTail matches the path as Go's path.Join leaves it. */
  private static void inspectCleaned(Condition condition, List<Diagnostic> found) {
    String text = condition.text().value();
    boolean suffix = condition.kind() == Condition.Kind.SUFFIX;
    boolean dots = (suffix ? text + "/" : text).matches("(?s).*/\\.{1,2}/.*");
    if (dots) {
      found.add(
          never(
                  condition.text().span(),
                  "BqTail takes . and .. between slashes out of a path before it matches it.")
              .hint("Write the folder itself."));
    } else if (suffix && text.endsWith("/")) {
      found.add(
          never(
                  condition.text().span(),
                  "BqTail takes a slash at the end of a path away before it matches it.")
              .hint("Write what names of objects end with, such as \".json\"."));
    }
  }

  /** An expression that is anchored at a letter waits for a path without its first slash. */
  private static void inspectAnchor(Condition condition, List<Diagnostic> found) {
    String filter = condition.text().value();
    boolean alternatives = filter.indexOf('|') >= 0;
    if (filter.matches("(?s)\\^[A-Za-z0-9_][^?*{].*") && !alternatives) {
      found.add(
          never(
                  condition.text().span(),
                  "Paths begin with /, so ^" + filter.charAt(1) + " is never found.")
              .hint("Write FILTER r\"^/" + filter.substring(1) + "\"."));
    }
  }

  private static Diagnostic never(Span place, String message) {
    return Diagnostic.of(NEVER_MATCHES, place, message);
  }

  private static String pathOf(String url) {
    int path = url.indexOf('/', "gs://".length());
    return path < 0 ? "/" : url.substring(path);
  }

  private static void inspectSlashes(Condition condition, List<Diagnostic> found) {
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

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BAD_REGULAR_EXPRESSION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_GROUP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_GROUP;

import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.DestinationPattern;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** MATCHING of a directory is an expression of Python that gives what the function asks for. */
final class DirectoryPatterns implements Check {

  /** Whatever has a meaning of its own in a pattern: before it all is literal. */
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private static final String SYNTAX = "Syntax: https://docs.python.org/3/library/re.html";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      Text pattern = level.rule().pattern();
      if (pattern != null && inspect(pattern.value(), pattern.span(), found)) {
        inspectPlace(level, pattern, found);
        inspectGroups(tree, level, pattern, found);
      }
    }
    for (Environment.Variable each : tree.environment()) {
      if (each.name().equals("DESTINATION_REGEX") && inspect(each.value(), each.span(), found)) {
        inspectNames(DestinationPattern.of(each.value()), each.span(), found);
      }
    }
  }

  /** Whether it is a pattern of which more can be said. */
  private static boolean inspect(String text, Span span, Diagnostics found) {
    Diagnostic problem = problem(text, span);
    if (problem != null) {
      found.add(problem);
    }
    return problem == null && DestinationPattern.of(text).known() != null;
  }

  private static Diagnostic problem(String text, Span span) {
    DestinationPattern pattern = DestinationPattern.of(text);
    if (text.isEmpty()) {
      return bad(span, "The pattern is empty.").hint("Leave MATCHING out for the usual one.");
    } else if (text.startsWith("/") || text.startsWith("^/")) {
      return Diagnostic.of(NEVER_MATCHES, span, "Names of objects have no / at the start here.")
          .hint("Write the pattern without its first slash.");
    } else if (text.contains("(?<") && !text.contains("(?<=") && !text.contains("(?<!")) {
      return bad(span, "Python does not know (?<name>…).").hint("A group is written (?P<name>…).");
    } else if (text.contains("\\p{") || text.contains("\\z") || text.contains("\\Q")) {
      return bad(span, "The function reads this as Python does, which knows no \\p, \\z and \\Q.")
          .hint(SYNTAX);
    } else if (text.length() > DestinationPattern.MOST) {
      return bad(span, "A pattern has at most " + DestinationPattern.MOST + " characters.");
    } else if (pattern.known() == null && !pattern.isBeyondRe2()) {
      String problem = PathPattern.of(text).problem();
      String reason = problem.substring(problem.indexOf(": ") + 2);
      return bad(span, "This is no regular expression: " + reason + ".").hint(SYNTAX);
    }
    return null;
  }

  /** What stands before the first sign with a meaning must lead into the directory. */
  private static void inspectPlace(DirectoryTree.Level level, Text pattern, Diagnostics found) {
    String text = pattern.value().startsWith("^") ? pattern.value().substring(1) : pattern.value();
    int end = 0;
    while (end < text.length() && SPECIAL.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean optional = end < text.length() && "?*{|".indexOf(text.charAt(end)) >= 0;
    String literal = optional || text.contains("|") ? "" : text.substring(0, end);
    if (!literal.startsWith(level.path()) && !level.path().startsWith(literal)) {
      found.add(
          Diagnostic.of(
                  NEVER_MATCHES,
                  pattern.span(),
                  "Nothing in "
                      + level.title()
                      + " begins with \""
                      + literal
                      + "\": MATCHING looks at the whole name, from the root of the bucket.")
              .hint("Let the pattern begin with " + level.path() + "."));
    }
  }

  private static void inspectGroups(
      DirectoryTree tree, DirectoryTree.Level level, Text text, Diagnostics found) {
    DestinationPattern pattern = DestinationPattern.of(text.value());
    inspectNames(pattern, text.span(), found);
    List<ConfigKey> keys = new ArrayList<>(level.keys());
    tree.above(level).forEach(each -> keys.addAll(each.keys()));
    boolean ordered = level.rule().first(DirectoryClause.Ordered.class) != null;
    if (!pattern.groups().contains("table") && (ordered || !states(keys, "tableId"))) {
      found.add(
          missing(text, "table", ordered ? "ORDERED finds the table's directory by it" : null));
    }
    if (!pattern.groups().contains("dataset") && !states(keys, "datasetId")) {
      found.add(missing(text, "dataset", null));
    }
  }

  private static boolean states(List<ConfigKey> keys, String part) {
    return keys.stream()
        .anyMatch(
            key ->
                key.path().get(0).equals("destinationTable")
                    && (key.path().size() == 1 || key.path().get(1).equals(part)));
  }

  private static void inspectNames(DestinationPattern pattern, Span span, Diagnostics found) {
    for (String group : pattern.groups()) {
      if (!DestinationPattern.GROUPS.contains(group)) {
        String near = Suggestion.nearest(group, DestinationPattern.GROUPS);
        String meant = List.of("hr", "hour", "HH").contains(group) ? "hh" : near;
        String all = String.join(", ", DestinationPattern.GROUPS);
        found.add(
            Diagnostic.of(
                    UNKNOWN_GROUP, span, "The function does not look for a group " + group + ".")
                .hint(
                    meant.isEmpty()
                        ? "It knows " + all + "."
                        : "Did you mean (?P<" + meant + ">…)?"));
      }
    }
  }

  private static Diagnostic missing(Text pattern, String group, String why) {
    String message =
        why == null
            ? "Neither a group of this pattern nor INTO says which " + group + " is meant."
            : "The pattern has no group " + group + "; " + why + ".";
    return Diagnostic.of(MISSING_GROUP, pattern.span(), message)
        .hint("Name the part of the path: (?P<" + group + ">[^/]+).");
  }

  private static Diagnostic bad(Span span, String message) {
    return Diagnostic.of(BAD_REGULAR_EXPRESSION, span, message);
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MISSING_LOAD;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_FOR_DIRECTORIES;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_BY_FUNCTION;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.DirectorySource.DirectoryCondition;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;

/** A rule about a directory says something, and only what the function can do. */
final class DirectoryClauses implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (DirectoryTree.Level level : DirectoryTree.of(rules).levels()) {
      inspectHeader(level.rule(), found);
      inspectLoad(level.rule(), found);
      inspectInfo(level.rule(), found);
      inspectTables(level.rule(), found);
      if (level.rule().whole() && saysNothing(level)) {
        found.add(
            Diagnostic.of(
                    MISSING_LOAD, level.source().span(), "This rule says nothing of its directory.")
                .hint("Add LOAD, RUN or ORDERED, or leave the rule out."));
      }
    }
  }

  private static boolean saysNothing(DirectoryTree.Level level) {
    Clause.LoadClause load = level.rule().load();
    boolean hasFormat = load != null && load.format() != null;
    return level.keys().isEmpty()
        && !hasFormat
        && level.source().conditions().isEmpty()
        && level.rule().clauses().stream()
            .noneMatch(each -> each instanceof DirectoryClause || each instanceof Clause.RawClause);
  }

  private static void inspectHeader(Rule rule, Diagnostics found) {
    if (rule.header().disabled()) {
      found.add(
          notHere(rule.source().span(), "A rule about a directory cannot be DISABLED.")
              .hint("Leave the rule out, and delete its files below _config/ in the bucket."));
    }
    if (rule.header().async()) {
      found.add(
          notHere(rule.source().span(), "A rule about a directory cannot be ASYNC.")
              .hint("Leave ASYNC out: the function waits for wait_for_job_seconds, no longer."));
    }
  }

  private static void inspectLoad(Rule rule, Diagnostics found) {
    if (rule.load() == null) {
      return;
    }
    rule.load().tails().forEach(tail -> inspect(tail, found));
    LoadTail.Append append = rule.load().first(LoadTail.Append.class);
    LoadTail.Overwrite overwrite = rule.load().first(LoadTail.Overwrite.class);
    if (append != null && overwrite != null) {
      found.add(twice(overwrite, "OVERWRITE", append.head(), "APPEND"));
    }
    LoadTail.Matching matching = rule.load().first(LoadTail.Matching.class);
    Text ofSource = ((DirectorySource) rule.source()).first(DirectoryCondition.Kind.MATCHING);
    if (matching != null && ofSource != null) {
      found.add(twice(matching, "MATCHING", ofSource.span(), "MATCHING behind DIRECTORY"));
    }
  }

  private static void inspect(LoadTail tail, Diagnostics found) {
    if (tail instanceof LoadTail.Partition) {
      found.add(
          notHere(tail.head(), "The partition comes from the path, not from PARTITION.")
              .hint("Give MATCHING a group partition, or yyyy, mm, dd and hh."));
    } else if (tail instanceof LoadTail.SchemaLike) {
      found.add(
          notHere(tail.head(), "The function cannot take a schema from another table.")
              .hint("Create the table first, or write OPTIONS (schema = (…))."));
    } else if (tail instanceof LoadTail.Expires) {
      found.add(
          notHere(tail.head(), "The function cannot let a table expire.")
              .hint("Write OPTIONS (destination_table_properties = (expiration_time = \"…\"))."));
    }
  }

  private static void inspectInfo(Rule rule, Diagnostics found) {
    Clause.InfoClause info = rule.first(Clause.InfoClause.class);
    if (info != null) {
      found.add(
          Diagnostic.of(
                  UNUSED_BY_FUNCTION,
                  info.head(),
                  "INFO is written nowhere: the files below _config/ have no place for it.")
              .hint("Say it in a comment; or NO INFO, if it comes from DEFAULTS."));
    }
  }

  private static void inspectTables(Rule rule, Diagnostics found) {
    DirectoryClause.Run run = rule.first(DirectoryClause.Run.class);
    if (run == null || rule.load() == null) {
      return;
    }
    if (run.target() != null && rule.load().table() != null) {
      found.add(
          Diagnostic.of(
                  DUPLICATE_CLAUSE,
                  run.target().span(),
                  "The table is said twice: behind LOAD and behind RUN.")
              .and(rule.load().table().span(), "here for the first time")
              .hint("Keep the one behind RUN."));
    }
    if (!run.sql().file() && !run.sql().text().value().isEmpty()) {
      found.add(
          Diagnostic.of(
                  UNUSED_BY_FUNCTION,
                  rule.load().head(),
                  "RUN replaces the load: what LOAD says of format, options, APPEND and OVERWRITE"
                      + " has no effect.")
              .and(run.head(), "instead of the load")
              .hint("Leave LOAD out (NO LOAD, if it comes from DEFAULTS), or RUN."));
    }
  }

  private static Diagnostic twice(Phrase second, String what, Span first, String other) {
    return Diagnostic.of(
            DUPLICATE_CLAUSE, second.head(), what + " stands beside " + other + ": which one?")
        .and(first, "here for the first time")
        .hint("Keep one of the two.");
  }

  private static Diagnostic notHere(Span span, String message) {
    return Diagnostic.of(NOT_FOR_DIRECTORIES, span, message);
  }
}

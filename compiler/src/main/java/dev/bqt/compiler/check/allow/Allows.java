package dev.bqt.compiler.check.allow;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_ALLOW;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out the findings that comments allow, in the statement that each comment belongs to. */
public final class Allows {

  private Allows() {}

  /** Hands on to {@code found} what is not allowed, and what is wrong with the comments. */
  public static void sift(List<RuleFile> files, List<Diagnostic> findings, Diagnostics found) {
    Map<Span, List<Allow>> byComment = new HashMap<>();
    Map<String, Set<Allow>> byId = new HashMap<>();
    AllowReader reader = new AllowReader(found);
    for (RuleFile file : files) {
      Statements statements = null;
      for (Span comment : file.comments()) {
        if (comment.text().contains("bqt:")) {
          statements = statements == null ? new Statements(file) : statements;
          List<Allow> read = reader.read(comment, statements.of(comment));
          read.forEach(allow -> byId.computeIfAbsent(key(allow), k -> new HashSet<>()).add(allow));
          boolean broken = statements.isBroken(statements.of(comment));
          byComment.put(comment, broken ? List.of() : read);
        }
      }
    }
    Set<Allow> used = new HashSet<>();
    for (Diagnostic finding : findings) {
      Allow allow = allowing(finding, byId);
      if (allow == null) {
        found.add(finding);
      } else {
        used.add(allow);
      }
    }
    byComment.values().forEach(allows -> allows.forEach(each -> reportUnused(each, used, found)));
  }

  private static String key(Allow allow) {
    return DiagnosticId.of(allow.id().text()).id();
  }

  private static Allow allowing(Diagnostic finding, Map<String, Set<Allow>> byId) {
    for (Allow allow : byId.getOrDefault(finding.id().id(), Set.of())) {
      if (allow.covers(finding.span())) {
        return allow;
      }
    }
    return null;
  }

  private static void reportUnused(Allow allow, Set<Allow> used, Diagnostics found) {
    if (used.contains(allow)) {
      return;
    }
    String id = allow.id().text();
    found.add(
        Diagnostic.of(
                UNUSED_ALLOW,
                allow.id().span(),
                allow.statement() == null
                    ? "No rule follows that this could be about."
                    : "There is no " + id + " to silence in this rule.")
            .hint("Leave it out, or put it into the rule that it is about."));
  }
}

package dev.bqt.compiler.check.allow;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNUSED_ALLOW;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What comments allow, each in the statement that it belongs to. */
public final class Allows {

  /** What is wrong with two rules, neither more than the other, is allowed in either. */
  private static final Set<DiagnosticId> OF_PAIRS =
      EnumSet.of(DiagnosticId.OVERLAPPING_RULES, DiagnosticId.MAY_OVERLAP);

  private final List<Allow> all = new ArrayList<>();

  /** By where the statement begins. */
  private final Map<DiagnosticId, Map<SourceFile, NavigableMap<Integer, List<Allow>>>> byId =
      new EnumMap<>(DiagnosticId.class);

  private final Set<Allow> used = new HashSet<>();

  /** Reads the comments; what is wrong with them is handed to {@code found}. */
  public Allows(List<RuleFile> files, Diagnostics found) {
    AllowReader reader = new AllowReader(found);
    for (RuleFile file : files) {
      Statements statements = null;
      for (Span comment : file.comments()) {
        if (comment.text().contains("bqt:")) {
          statements = statements == null ? new Statements(file) : statements;
          read(comment, reader, statements);
        }
      }
    }
  }

  private void read(Span comment, AllowReader reader, Statements statements) {
    Span statement = statements.of(comment);
    List<Allow> read = reader.read(comment, statement);
    for (Allow allow : statement == null ? List.<Allow>of() : read) {
      byId.computeIfAbsent(DiagnosticId.of(allow.id().text()), none -> new HashMap<>())
          .computeIfAbsent(comment.source(), none -> new TreeMap<>())
          .computeIfAbsent(statement.start(), none -> new ArrayList<>())
          .add(allow);
    }
    if (!statements.isBroken(statement)) {
      all.addAll(read);
    }
  }

  /** Whether findings of a kind at a place are allowed. */
  public boolean covers(DiagnosticId id, Span place) {
    return !of(id, place).isEmpty();
  }

  /** Whether a finding is allowed; what allows it is of use then. */
  public boolean silence(Diagnostic finding) {
    boolean silenced = silence(finding.id(), finding.span());
    if (OF_PAIRS.contains(finding.id())) {
      for (Label other : finding.others()) {
        silenced |= silence(finding.id(), other.span());
      }
    }
    return silenced;
  }

  private boolean silence(DiagnosticId id, Span place) {
    List<Allow> allowing = of(id, place);
    used.addAll(allowing);
    return !allowing.isEmpty();
  }

  /** Statements do not lie in each other: the last that begins before a place may have it. */
  private List<Allow> of(DiagnosticId id, Span place) {
    NavigableMap<Integer, List<Allow>> ofFile = byId.getOrDefault(id, Map.of()).get(place.source());
    Map.Entry<Integer, List<Allow>> last = ofFile == null ? null : ofFile.floorEntry(place.start());
    boolean covered = last != null && last.getValue().get(0).covers(place);
    return covered ? last.getValue() : List.of();
  }

  /** Tells which comments have silenced nothing, when all laws have been looked at. */
  public void reportUnused(Diagnostics found) {
    all.stream().filter(allow -> !used.contains(allow)).forEach(each -> reportUnused(each, found));
  }

  private static void reportUnused(Allow allow, Diagnostics found) {
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

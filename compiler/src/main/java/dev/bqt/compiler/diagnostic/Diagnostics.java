package dev.bqt.compiler.diagnostic;

import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects findings while a compilation goes on. Not for several threads. */
public final class Diagnostics {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Takes a finding. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Takes a finding about one place, without a proposal. */
  public void add(DiagnosticId id, Span span, String message) {
    add(Diagnostic.of(id, span, message));
  }

  /** Whether there is an error among them. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** All of them, by file and place. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted().toList();
  }
}

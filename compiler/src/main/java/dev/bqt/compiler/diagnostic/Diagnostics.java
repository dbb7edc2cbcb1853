package dev.bqt.compiler.diagnostic;

import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Collects findings while a compilation goes on. Not for several threads. */
public final class Diagnostics {

  /** Nobody reads more, and a file that is no rule at all would have thousands. */
  private static final int MOST_ERRORS_OF_A_FILE = 100;

  /** Very many of one kind do not hide the others. */
  private static final int MOST_OF_A_KIND = 1_000;

  private final Predicate<Diagnostic> silenced;
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private final Map<SourceFile, Integer> errors = new HashMap<>();
  private final Map<SourceFile, Map<DiagnosticId, Integer>> kinds = new HashMap<>();

  /** An empty collection that takes at most a hundred errors of a file. */
  public Diagnostics() {
    this(null);
  }

  private Diagnostics(Predicate<Diagnostic> silenced) {
    this.silenced = silenced;
  }

  /**
   * An empty collection for findings of which only the first in their order will be read: it takes
   * at most a thousand of each kind of a file.
   *
   * @param silenced what is left out and does not count
   */
  public static Diagnostics toBeSorted(Predicate<Diagnostic> silenced) {
    return new Diagnostics(silenced);
  }

  /**
   * Takes a finding; of a file with very many errors, those beyond the first hundred are left out.
   */
  public void add(Diagnostic diagnostic) {
    if (found.contains(diagnostic)) {
      return; // What DEFAULTS says is looked at in each rule that has it from there.
    }
    SourceFile source = diagnostic.span().source();
    if (silenced != null) {
      if (silenced.test(diagnostic)) {
        return;
      }
      Map<DiagnosticId, Integer> ofFile =
          kinds.computeIfAbsent(source, key -> new EnumMap<>(DiagnosticId.class));
      if (ofFile.merge(diagnostic.id(), 1, Integer::sum) <= MOST_OF_A_KIND) {
        found.add(diagnostic);
      }
      return;
    }
    int count = diagnostic.isError() ? errors.merge(source, 1, Integer::sum) : 0;
    if (count <= MOST_ERRORS_OF_A_FILE) {
      found.add(diagnostic);
    } else if (count == MOST_ERRORS_OF_A_FILE + 1) {
      found.add(tooMany(source));
    }
  }

  private static Diagnostic tooMany(SourceFile source) {
    int end = source.text().stripTrailing().length();
    return Diagnostic.of(
            DiagnosticId.TOO_MANY_ERRORS,
            source.span(end, end),
            "There are more than " + MOST_ERRORS_OF_A_FILE + "; the others are not shown.")
        .hint("Correct the first ones; others may vanish with them.");
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

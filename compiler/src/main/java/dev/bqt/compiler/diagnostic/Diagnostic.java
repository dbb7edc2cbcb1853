package dev.bqt.compiler.diagnostic;

import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One finding about one place.
 *
 * @param id which law was broken
 * @param span the words it is about
 * @param others further places that belong to it, in the order to show them; never null
 * @param message what is wrong, in one or two sentences
 * @param hint what to do about it; empty if there is nothing to propose
 */
public record Diagnostic(
    DiagnosticId id, Span span, List<Label> others, String message, String hint)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(Diagnostic::id)
          .thenComparing(Diagnostic::message);

  /** Copies the list. */
  public Diagnostic {
    others = List.copyOf(others);
  }

  /** A finding about one place alone, without a proposal. */
  public static Diagnostic of(DiagnosticId id, Span span, String message) {
    return new Diagnostic(id, span, List.of(), message, "");
  }

  /** The same with a proposal. */
  public Diagnostic hint(String proposal) {
    return new Diagnostic(id, span, others, message, proposal);
  }

  /** The same with a further place. */
  public Diagnostic and(Span place, String what) {
    List<Label> more = new ArrayList<>(others);
    more.add(new Label(place, what));
    return new Diagnostic(id, span, more, message, hint);
  }

  /** Whether it stops the compilation. */
  public boolean isError() {
    return id.severity() == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }
}

package dev.bqt.compiler.decompile.layout;

import java.util.List;
import java.util.stream.Collectors;

/** An action in words, and what follows it. */
public record Act(List<Part> parts, List<Nest> nests) {

  /** Copies the lists. */
  public Act {
    parts = List.copyOf(parts);
    nests = List.copyOf(nests);
  }

  /** ON SUCCESS or ON FAILURE below an action. */
  public record Nest(String head, List<Act> acts) {

    /** Copies the list. */
    public Nest {
      acts = List.copyOf(acts);
    }

    /** All of it in one line. */
    public String flat() {
      return head + acts.stream().map(Act::flat).collect(Collectors.joining(", ", " (", ")"));
    }
  }

  /** All of it in one line, unless there are lines in a text. */
  public String flat() {
    String own = parts.stream().map(Part::flat).collect(Collectors.joining(" "));
    return nests.isEmpty()
        ? own
        : own + nests.stream().map(Nest::flat).collect(Collectors.joining(" ", " ", ""));
  }
}

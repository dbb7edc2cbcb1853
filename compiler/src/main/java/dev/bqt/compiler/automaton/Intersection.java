package dev.bqt.compiler.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The product of several automata, walked breadth first: the first state in which all accept gives
 * a shortest common text.
 */
public final class Intersection {

  /** What a question costs before it walks a single state. */
  private static final int SETUP = 10;

  /** A state of the product, and the shortest way to it; equal if the states are. */
  private static final class Node {

    private final Node from;
    private final int codePoint;
    private final int[] states;

    /**
     * A node.
     *
     * @param from the one before; null for the first
     * @param codePoint what was read in between
     */
    Node(Node from, int codePoint, int[] states) {
      this.from = from;
      this.codePoint = codePoint;
      this.states = states;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node node && Arrays.equals(states, node.states);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(states);
    }
  }

  private final List<Language> languages;
  private final Budget budget;

  private Intersection(Collection<Language> languages, Budget budget) {
    this.languages = languages.stream().distinct().toList();
    this.budget = budget;
  }

  /**
   * Looks for a text.
   *
   * @param prefix it begins so
   * @param languages it lies in all of these
   */
  public static Answer of(String prefix, Collection<Language> languages, Budget budget) {
    budget.begin();
    try {
      budget.spend(SETUP);
      return new Intersection(languages, budget).search(prefix);
    } catch (Undecidable tooMuch) {
      return new Answer.Unknown(tooMuch.getMessage());
    }
  }

  private Answer search(String prefix) {
    int[] states = languages.stream().mapToInt(Language::start).toArray();
    for (int codePoint : prefix.codePoints().toArray()) {
      states = next(states, codePoint);
      if (states == null) {
        return new Answer.Empty();
      }
    }
    Node found = walk(new Node(null, 0, states));
    return found == null ? new Answer.Empty() : new Answer.Witness(prefix + path(found));
  }

  private Node walk(Node first) {
    int[] letters =
        Alphabet.common(languages.stream().map(Language::alphabet).toList()).representatives();
    Set<Node> known = new HashSet<>();
    List<Node> queue = new ArrayList<>();
    queue.add(first);
    known.add(first);
    for (int i = 0; i < queue.size(); i++) {
      Node node = queue.get(i);
      if (accepts(node.states)) {
        return node;
      }
      budget.spend(1);
      for (int letter : letters) {
        int[] states = next(node.states, letter);
        if (states != null) {
          Node to = new Node(node, letter, states);
          if (known.add(to)) {
            queue.add(to);
          }
        }
      }
    }
    return null;
  }

  /** Null if some language is out of reach from there. */
  private int[] next(int[] states, int codePoint) {
    int[] next = new int[states.length];
    for (int i = 0; i < states.length; i++) {
      next[i] = languages.get(i).next(states[i], codePoint, budget);
      if (languages.get(i).isHopeless(next[i])) {
        return null;
      }
    }
    return next;
  }

  private boolean accepts(int[] states) {
    for (int i = 0; i < states.length; i++) {
      if (!languages.get(i).accepts(states[i])) {
        return false;
      }
    }
    return true;
  }

  private static String path(Node last) {
    StringBuilder path = new StringBuilder();
    for (Node node = last; node.from != null; node = node.from) {
      path.insert(0, Character.toString(node.codePoint));
    }
    return path.toString();
  }
}

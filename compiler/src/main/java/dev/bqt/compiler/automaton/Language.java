package dev.bqt.compiler.automaton;

/**
 * A set of texts. Two are equal if they were made of the same pattern by the same {@link Patterns}.
 */
public final class Language {

  private final Automaton automaton;
  private final boolean negated;

  Language(Automaton automaton, boolean negated) {
    this.automaton = automaton;
    this.negated = negated;
  }

  /** All other texts. */
  public Language complement() {
    return new Language(automaton, !negated);
  }

  Alphabet alphabet() {
    return automaton.alphabet();
  }

  int start() {
    return automaton.start();
  }

  int next(int state, int codePoint, Budget budget) {
    return automaton.next(state, codePoint, budget);
  }

  boolean accepts(int state) {
    return automaton.accepts(state) != negated;
  }

  /** Whether nothing that follows can bring the text into the language. */
  boolean isHopeless(int state) {
    return state == (negated ? Automaton.FOUND : Automaton.DEAD);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Language that && automaton == that.automaton && negated == that.negated;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(automaton) + (negated ? 1 : 0);
  }
}

package dev.bqt.compiler.automaton;

/** How many states may still be worked out: for the question at hand, and in all. */
public final class Budget {

  private final long forEach;
  private long inAll;
  private long now;

  /**
   * A budget of states.
   *
   * @param forEach for one question
   * @param inAll for all questions together
   */
  public Budget(long forEach, long inAll) {
    this.forEach = forEach;
    this.inAll = inAll;
  }

  /** Whether nothing is left for further questions. */
  public boolean exhausted() {
    return inAll <= 0;
  }

  void begin() {
    now = Math.min(forEach, inAll);
  }

  void spend(long states) {
    now -= states;
    inAll -= states;
    if (now < 0) {
      throw new Undecidable("too many states");
    }
  }
}

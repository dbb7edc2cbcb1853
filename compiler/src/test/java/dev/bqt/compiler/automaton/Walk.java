package dev.bqt.compiler.automaton;

/** Reads a text with an automaton. */
final class Walk {

  private Walk() {}

  static boolean accepts(Language language, String text) {
    Budget plenty = new Budget(1_000_000, 1_000_000);
    plenty.begin();
    int state = language.start();
    for (int codePoint : text.codePoints().toArray()) {
      state = language.next(state, codePoint, plenty);
    }
    return language.accepts(state);
  }
}

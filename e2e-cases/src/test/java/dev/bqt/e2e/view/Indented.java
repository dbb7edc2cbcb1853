package dev.bqt.e2e.view;

/** Texts of several lines. */
final class Indented {
  private Indented() {}

  /** All lines by so many blanks, the first one too; no line break at the end. */
  static String by(int blanks, String text) {
    String margin = " ".repeat(blanks);
    return margin + text.stripTrailing().replace("\n", "\n" + margin);
  }
}

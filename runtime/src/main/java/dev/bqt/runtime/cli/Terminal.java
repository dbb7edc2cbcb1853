package dev.bqt.runtime.cli;

/** Whether somebody looks at a screen. */
final class Terminal {
  private Terminal() {}

  static boolean isThere() {
    return System.console() != null;
  }

  /** As the convention NO_COLOR (no-color.org) asks for: its being set at all means no colour. */
  static boolean hasColour() {
    String refused = System.getenv("NO_COLOR");
    return isThere() && (refused == null || refused.isEmpty());
  }
}

package dev.bqt.runtime.faults;

/** The end of the process, as far as a test can have one without dying of it. */
final class Kill extends Error {
  private static final long serialVersionUID = 1L;

  Kill(String arrow) {
    super("killed at " + arrow);
  }
}

package dev.bqt.compiler.diagnostic;

import java.util.Locale;

/** How much a finding weighs: an error stops the compilation, a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  /** As people and machines read it: {@code error}, {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

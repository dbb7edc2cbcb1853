package dev.bqt.compiler.check;

import dev.bqt.compiler.diagnostic.Diagnostics;

/** One law of the language. */
public interface Check {

  /** Reports where the rules break this law. */
  void inspect(RuleSet rules, Diagnostics found);
}

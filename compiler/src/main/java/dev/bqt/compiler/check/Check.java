package dev.bqt.compiler.check;

import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;

/** One law of the language. */
public interface Check {

  /** Reports where the rules break this law. */
  void inspect(RuleSet rules, Diagnostics found);

  /** Whether it is a law for a target; null if it is not known who will read the rules. */
  default boolean holdsFor(Target target) {
    return true;
  }
}

package dev.bqt.compiler.check;

import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;

/** One law of the language. */
public interface Check {

  /** Reports where the rules break this law. */
  void inspect(RuleSet rules, Diagnostics found);

  /**
   * Whether it is about words as they are written. Any other law is about what rules mean, and sees
   * what RAW and the requests of actions say as if it were said in clauses.
   */
  default boolean readsWords() {
    return false;
  }

  /** Whether it is a law for a target; null if it is not known who will read the rules. */
  default boolean holdsFor(Target target) {
    return true;
  }
}

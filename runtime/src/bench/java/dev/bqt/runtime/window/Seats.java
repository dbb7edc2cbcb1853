package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.WindowKey;
import dev.bqt.runtime.match.Matching;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which window each object belongs to, without a ledger: what planning itself costs. */
public final class Seats {
  private final Map<WindowKey, Integer> taken = new HashMap<>();

  /** Seats an object that a rule takes. */
  public void seat(Matching matching, Instant scanBegun) {
    if (matching instanceof Matching.Routed found) {
      taken.merge(WindowNaming.keyOf(found.routed(), scanBegun), 1, Integer::sum);
    }
  }

  /** How many windows there are. */
  public int windows() {
    return taken.size();
  }
}

package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.Route;
import java.util.List;

/**
 * A window that is due, its objects just looked at.
 *
 * @param window its row, still open
 * @param route the rule that it carries
 * @param objects what is to be loaded: live now in the very generation that was enrolled
 * @param lost what is not there any more as it was enrolled, with what becomes of it
 */
public record BatchWindow(
    WindowRow window, Route route, List<ObjectRow> objects, List<Transition> lost) {
  /** Copies the lists. */
  public BatchWindow {
    objects = List.copyOf(objects);
    lost = List.copyOf(lost);
  }
}

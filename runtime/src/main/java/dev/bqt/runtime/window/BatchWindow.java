package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.ledger.Transition;
import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.Route;
import java.util.List;
import java.util.function.Consumer;

/**
 * A window that is due, its objects just looked at.
 *
 * @param window its row, still open
 * @param route the rule that it carries
 * @param objects what is to be loaded: live now in the very generation that was enrolled; null when
 *     they are more than a page: then the ledger has them, and no others, ENROLLED
 * @param lost what is not there any more as it was enrolled, with what becomes of it; empty when
 *     the ledger has noted that already
 */
public record BatchWindow(
    WindowRow window, Route route, List<ObjectRow> objects, List<Transition> lost) {
  /** A page: so many objects of a window are in memory at a time. */
  static final int PAGE = 10_000;

  /** Copies the lists. */
  public BatchWindow {
    objects = objects == null ? null : List.copyOf(objects);
    lost = List.copyOf(lost);
  }

  /** Hands on all objects that are to be loaded, in the order of their names, page by page. */
  public void forEachPage(Transaction tx, Consumer<List<ObjectRow>> each) {
    if (objects != null) {
      each.accept(objects);
      return;
    }
    ObjectRow last = null;
    do {
      List<ObjectRow> page = tx.contents(window.id()).enrolled(last, PAGE);
      each.accept(page);
      last = page.size() < PAGE ? null : page.get(PAGE - 1);
    } while (last != null);
  }
}

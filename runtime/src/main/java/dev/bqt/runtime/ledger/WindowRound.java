package dev.bqt.runtime.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals windows out in rounds, so that one that a pass has no time for comes first in the next one,
 * and none that is in vain again and again keeps others from their turn. Where all of them fit into
 * a pass each pass begins with the first.
 */
public final class WindowRound {
  private WindowRow last;

  /** Reads windows in the order of their ends and ids. */
  @FunctionalInterface
  public interface Page {
    /** So many at most that come after that one; null: from the first. */
    List<WindowRow> after(WindowRow last, int most);
  }

  /** The windows whose turn it is, so many at most, each once. */
  public List<WindowRow> next(Page page, int most) {
    List<WindowRow> windows = new ArrayList<>(page.after(last, most));
    if (last != null && windows.size() < most) {
      page.after(null, most - windows.size()).stream()
          .filter(window -> !isAfterLast(window))
          .forEach(windows::add);
    }
    last = windows.size() < most ? null : windows.get(most - 1);
    return windows;
  }

  private boolean isAfterLast(WindowRow window) {
    int order = window.key().end().compareTo(last.key().end());
    return order > 0 || order == 0 && window.id() > last.id();
  }

  /** The pass has no time for those that follow this one: it is their turn next. */
  public void endsWith(WindowRow window) {
    last = window;
  }
}

package dev.bqt.runtime.dispatch;

import dev.bqt.runtime.ledger.WindowRow;
import dev.bqt.runtime.route.RouteAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one pass does with the files of all windows together, and how it is dealt among them: each
 * window gets a slice, and what some of them leave over goes to those that have more to do.
 * Measured in deletes, of which a hundred are one call.
 */
final class Effort {
  /** Files that a pass deletes. */
  static final int A_PASS = 10_000;

  /** A move is a call of its own, some ten milliseconds: a pass makes 500. */
  private static final int MOVE = 20;

  /** What a window takes besides its files. */
  private static final int WINDOW = 10;

  /** Less is not worth a look: one call's deletes, or five moves. */
  private static final int LEAST = 100;

  private int left = A_PASS;
  private int room;

  /**
   * Gives each window its turn, and further turns to those that have more to do, until the pass has
   * done its share.
   *
   * @param turn returns the window as it is then if it has more to do at once
   * @return how many of them have had a turn: the first ones
   */
  int deal(List<WindowRow> windows, Function<WindowRow, Optional<WindowRow>> turn) {
    int served = 0;
    List<WindowRow> waiting = windows;
    for (boolean first = true; !waiting.isEmpty() && !isSpent(); first = false) {
      int slice = Math.max(LEAST, left / waiting.size());
      List<WindowRow> further = new ArrayList<>();
      for (WindowRow window : waiting) {
        if (isSpent()) {
          break;
        }
        served += first ? 1 : 0;
        room = Math.min(slice, left);
        left -= WINDOW;
        turn.apply(window).ifPresent(further::add);
      }
      waiting = further;
    }
    return served;
  }

  private boolean isSpent() {
    return left < LEAST;
  }

  /** Whether the window may begin with one more step in this turn. */
  boolean hasRoom() {
    return room >= MOVE;
  }

  /** With how many files the window may do this in its turn. */
  int files(RouteAction action) {
    return room / cost(action);
  }

  /** It is done with so many files, or tried. */
  void spend(RouteAction action, int files) {
    room -= files * cost(action);
    left -= files * cost(action);
  }

  private static int cost(RouteAction action) {
    return action instanceof RouteAction.Move ? MOVE : 1;
  }
}

package dev.bqt.runtime.window;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Open windows whose time has come, those that end first first, read as they are asked for: of a
 * million only those that a pass takes on.
 */
final class ClosableWindows implements Iterator<WindowRow> {
  private final Ledger ledger;
  private final Instant now;
  private final int pageSize;
  private List<WindowRow> page;
  private int next;

  ClosableWindows(Ledger ledger, Instant now, int pageSize) {
    this.ledger = ledger;
    this.now = now;
    this.pageSize = pageSize;
    this.page = after(null);
  }

  private List<WindowRow> after(WindowRow last) {
    return ledger.read(tx -> tx.due().closable(now, last, pageSize));
  }

  @Override
  public boolean hasNext() {
    if (next == pageSize) {
      page = after(page.get(next - 1));
      next = 0;
    }
    return next < page.size();
  }

  @Override
  public WindowRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(next++);
  }
}

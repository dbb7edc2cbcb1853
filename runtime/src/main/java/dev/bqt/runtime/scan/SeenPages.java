package dev.bqt.runtime.scan;

import java.util.List;

/** Takes what a scan sees, page by page. */
public interface SeenPages {

  /**
   * Objects that the ledger does not know; never none.
   *
   * @return whether all of them are in the ledger now; a prefix of which a page is not counts as
   *     not scanned
   */
  boolean unknown(List<FoundObject> page);

  /**
   * Objects that were loaded by an older set of rules, once in the life of a process; never none.
   */
  default void loadedBefore(List<FoundObject> page) {}
}

package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Objects that are not loaded and will not be before a person has done something. */
final class WaitingObjects {
  private static final Map<State, String> WHAT_TO_DO =
      Map.of(
          State.FAILED,
          "could not be loaded; mend them (new content is loaded by itself), or mend what they need"
              + " and run with --retry-failed",
          State.REFUSED,
          "were refused; mend the rules or rename them",
          State.HELD,
          "are held; look which content is in the table, then say it with bqt resolve",
          State.FOREIGN,
          "are in somebody else's window");

  private final List<ObjectRow> objects;

  private WaitingObjects(List<ObjectRow> objects) {
    this.objects = objects;
  }

  static WaitingObjects of(Ledger ledger) {
    return new WaitingObjects(
        ledger.read(
            tx -> tx.objects().newestIn(State.FAILED, State.REFUSED, State.HELD, State.FOREIGN)));
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  void print(PrintWriter out) {
    for (State state : List.of(State.FAILED, State.REFUSED, State.HELD, State.FOREIGN)) {
      List<ObjectRow> those = objects.stream().filter(object -> object.state() == state).toList();
      if (!those.isEmpty()) {
        out.println(RunLines.count(those.size(), "file") + " " + WHAT_TO_DO.get(state) + ":");
        those.forEach(object -> print(object, out));
      }
    }
  }

  private static void print(ObjectRow object, PrintWriter out) {
    out.println("  " + object.uri());
    if (object.reason() != null) {
      out.println("    " + object.reason().replace("\n", "\n    "));
    }
  }
}

package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects that are not loaded and will not be before a person has done something. */
final class WaitingObjects {
  private static final List<State> STATES =
      List.of(State.FAILED, State.REFUSED, State.HELD, State.FOREIGN);
  private static final int MOST_LINES = 10;

  private static final Map<State, String> WHAT_TO_DO =
      Map.of(
          State.FAILED,
          "could not be loaded. New content is loaded by itself, what stays as it is with"
              + " --retry-failed",
          State.REFUSED,
          "refused. Mend the rules, or rename what is named",
          State.HELD,
          "held. Look which content is in the table, then say it with bqt resolve",
          State.FOREIGN,
          "in somebody else's window");

  private final List<ObjectRow> objects;

  private WaitingObjects(List<ObjectRow> objects) {
    this.objects = objects;
  }

  static WaitingObjects of(Ledger ledger) {
    return new WaitingObjects(
        ledger.read(tx -> tx.objects().newestIn(STATES.toArray(State[]::new))));
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  /** Whether all that is wrong with a window is told by its objects. */
  boolean tellOf(long windowId) {
    return objects.stream().anyMatch(object -> Long.valueOf(windowId).equals(object.windowId()));
  }

  /** All of them, with all that is known; what several files have in common is said once. */
  void print(PrintWriter out) {
    for (State state : STATES) {
      List<ObjectRow> those = in(state);
      if (!those.isEmpty()) {
        out.println(heading(state, those.size()));
        byReason(those).forEach((reason, files) -> print(reason, files, out));
      }
    }
  }

  private static void print(String reason, List<ObjectRow> files, PrintWriter out) {
    files.forEach(file -> out.println("  " + file.uri()));
    reason.lines().forEach(line -> out.println("    " + line));
  }

  /** What is to be mended: a line each, and no more of them than one reads. */
  void printBriefly(PrintWriter out) {
    for (State state : STATES) {
      List<ObjectRow> those = in(state);
      if (!those.isEmpty()) {
        out.println(heading(state, those.size()));
        printBriefly(state == State.FAILED ? FailedFiles.lines(those) : lines(those), out);
      }
    }
  }

  private static void printBriefly(List<String> lines, PrintWriter out) {
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > MOST_LINES) {
      out.println("  … " + RunLines.count(lines.size() - MOST_LINES, "more line"));
    }
  }

  private List<ObjectRow> in(State state) {
    return objects.stream().filter(object -> object.state() == state).toList();
  }

  private static List<String> lines(List<ObjectRow> objects) {
    return objects.stream().map(WaitingObjects::line).toList();
  }

  private static String line(ObjectRow object) {
    return object.reason() == null
        ? object.uri()
        : object.uri() + ": " + object.reason().lines().findFirst().orElse("");
  }

  private static String heading(State state, int number) {
    return RunLines.count(number, "file") + " " + WHAT_TO_DO.get(state) + ":";
  }

  private static Map<String, List<ObjectRow>> byReason(List<ObjectRow> objects) {
    Map<String, List<ObjectRow>> byReason = new LinkedHashMap<>();
    for (ObjectRow object : objects) {
      String reason = object.reason() == null ? "" : object.reason();
      byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(object);
    }
    return byReason;
  }
}

package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Objects that are not loaded and will not be before a person has done something. */
final class WaitingObjects {
  private static final int MOST_LINES = 10;

  /** Kinds of them, in the order in which they are told. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              object -> object.state() == State.FAILED && !object.isMoved(),
              "could not be loaded. New content is loaded by itself, what stays as it is with"
                  + " --retry-failed"),
          new Kind(
              object -> object.state() == State.FAILED && object.isMoved(),
              "could not be loaded and moved by the rule. Mend and deliver anew, then delete where"
                  + " moved"),
          new Kind(State.REFUSED, "refused. Mend the rules, or rename what is named"),
          new Kind(
              State.HELD, "held. Look which content is in the table, then say it with bqt resolve"),
          new Kind(State.FOREIGN, "in somebody else's window"));

  /** Objects that people have to do the same about. */
  private record Kind(Predicate<ObjectRow> of, String whatToDo) {
    Kind(State state, String whatToDo) {
      this(object -> object.state() == state, whatToDo);
    }

    String heading(int number) {
      return RunLines.count(number, "file") + " " + whatToDo + ":";
    }
  }

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

  /** Whether all that is wrong with a window is told by its objects. */
  boolean tellOf(long windowId) {
    return objects.stream().anyMatch(object -> Long.valueOf(windowId).equals(object.windowId()));
  }

  /** All of them, with all that is known; what several files have in common is said once. */
  void print(PrintWriter out) {
    for (Kind kind : KINDS) {
      List<ObjectRow> those = in(kind);
      if (!those.isEmpty()) {
        out.println(kind.heading(those.size()));
        byReason(those).forEach((reason, files) -> print(reason, files, out));
      }
    }
  }

  private static void print(String reason, List<ObjectRow> files, PrintWriter out) {
    files.forEach(file -> out.println("  " + FailedFiles.name(file)));
    reason.lines().forEach(line -> out.println("    " + line));
  }

  /** What is to be mended: a line each, and no more of them than one reads. */
  void printBriefly(PrintWriter out) {
    for (Kind kind : KINDS) {
      List<ObjectRow> those = in(kind);
      if (!those.isEmpty()) {
        out.println(kind.heading(those.size()));
        boolean failed = those.get(0).state() == State.FAILED;
        printBriefly(failed ? FailedFiles.lines(those) : lines(those), out);
      }
    }
  }

  private static void printBriefly(List<String> lines, PrintWriter out) {
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("  " + line));
    if (lines.size() > MOST_LINES) {
      out.println("  … " + RunLines.count(lines.size() - MOST_LINES, "more line"));
    }
  }

  private List<ObjectRow> in(Kind kind) {
    return objects.stream().filter(kind.of()).toList();
  }

  private static List<String> lines(List<ObjectRow> objects) {
    return objects.stream().map(WaitingObjects::line).toList();
  }

  private static String line(ObjectRow object) {
    return object.reason() == null
        ? object.uri()
        : object.uri() + ": " + object.reason().lines().findFirst().orElse("");
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

package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.ObjectRow.State;
import dev.bqt.runtime.ledger.WaitingRows.Count;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Objects that are not loaded and will not be before a person has done something. */
final class WaitingObjects {
  private static final int MOST_LINES = 10;

  private static final int PAGE = 10_000;

  /** Kinds of them, in the order in which they are told. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              State.FAILED,
              false,
              "could not be loaded. New content is loaded by itself, what stays as it is with"
                  + " --retry-failed"),
          new Kind(
              State.FAILED,
              true,
              "could not be loaded and moved by the rule. Mend and deliver anew, then delete where"
                  + " moved"),
          new Kind(State.REFUSED, false, "refused. Mend the rules, or rename what is named"),
          new Kind(
              State.HELD,
              false,
              "held. Look which content is in the table, then say it with bqt resolve"),
          new Kind(State.FOREIGN, false, "in somebody else's window"));

  private static final List<State> STATES = KINDS.stream().map(Kind::state).distinct().toList();

  /** Objects that people have to do the same about; only failed ones are told by being moved. */
  private record Kind(State state, boolean moved, String whatToDo) {
    boolean is(State other, boolean isMoved) {
      return state == other && (state != State.FAILED || moved == isMoved);
    }

    String heading(long number) {
      return RunLines.count(number, "file") + " " + whatToDo + ":";
    }
  }

  private final Ledger ledger;
  private final List<Count> counts;

  private WaitingObjects(Ledger ledger) {
    this.ledger = ledger;
    this.counts = ledger.read(tx -> tx.waiting().count(STATES));
  }

  /** They are counted here, and read when they are printed: a page at a time. */
  static WaitingObjects of(Ledger ledger) {
    return new WaitingObjects(ledger);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Whether all that is wrong with a window is told by its objects. */
  boolean tellOf(long windowId) {
    return !isEmpty() && ledger.read(tx -> tx.waiting().areIn(windowId, STATES));
  }

  private long count(Kind kind) {
    return counts.stream()
        .filter(count -> kind.is(count.state(), count.moved()))
        .mapToLong(Count::objects)
        .sum();
  }

  private void forEachPage(Kind kind, Consumer<List<ObjectRow>> each) {
    ledger.read(
        tx -> {
          tx.waiting()
              .forEachPage(
                  kind.state(),
                  PAGE,
                  page ->
                      each.accept(
                          page.stream()
                              .filter(object -> kind.is(object.state(), object.isMoved()))
                              .toList()));
          return each;
        });
  }

  /**
   * All of them, with all that is known; what several files of a page have in common is said once.
   */
  void print(PrintWriter out) {
    for (Kind kind : KINDS) {
      long number = count(kind);
      if (number > 0) {
        out.println(kind.heading(number));
        forEachPage(
            kind, page -> byReason(page).forEach((reason, files) -> print(reason, files, out)));
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
      long number = count(kind);
      if (number > 0) {
        out.println(kind.heading(number));
        if (kind.state() == State.FAILED) {
          FailedFiles files = new FailedFiles(MOST_LINES);
          forEachPage(kind, files::add);
          printBriefly(files.lines(), files.number(), out);
        } else {
          List<ObjectRow> first = ledger.read(tx -> tx.waiting().first(kind.state(), MOST_LINES));
          printBriefly(first.stream().map(WaitingObjects::line).toList(), number, out);
        }
      }
    }
  }

  private static void printBriefly(List<String> lines, long number, PrintWriter out) {
    lines.forEach(line -> out.println("  " + line));
    if (number > lines.size()) {
      out.println("  … " + RunLines.count(number - lines.size(), "more line"));
    }
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

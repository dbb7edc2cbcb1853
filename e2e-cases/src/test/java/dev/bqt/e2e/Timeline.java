package dev.bqt.e2e;

import dev.bqt.runtime.cli.RunLines;
import dev.bqt.runtime.ledger.Change;
import java.util.function.Consumer;

/** What happened, a line each, with the second in which it did. */
final class Timeline implements Consumer<Change> {
  private final SimulatedClock clock;
  private final StringBuilder lines = new StringBuilder();

  Timeline(SimulatedClock clock) {
    this.clock = clock;
  }

  /** A change of the ledger, as {@code bqt run} tells it. */
  @Override
  public void accept(Change change) {
    RunLines.of(change).ifPresent(line -> add("  " + line));
  }

  void add(String line) {
    lines.append("%4d s  %s%n".formatted(clock.second(), line).replace("\r\n", "\n"));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}

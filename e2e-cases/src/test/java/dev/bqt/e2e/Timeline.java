package dev.bqt.e2e;

import dev.bqt.runtime.cli.RunLines;
import dev.bqt.runtime.ledger.Change;
import java.time.Instant;
import java.util.function.Consumer;

/** What happened, a line each, with the second in which it did. */
final class Timeline implements Consumer<Change> {
  private final SimulatedClock clock;
  private final String speaker;
  private final StringBuilder lines;

  Timeline(SimulatedClock clock) {
    this(clock, "", new StringBuilder());
  }

  private Timeline(SimulatedClock clock, String speaker, StringBuilder lines) {
    this.clock = clock;
    this.speaker = speaker;
    this.lines = lines;
  }

  /** The same timeline, where each line says that it is this one's. */
  Timeline of(String who) {
    return new Timeline(clock, who + "  ", lines);
  }

  /** Its time. */
  Instant now() {
    return clock.instant();
  }

  /** A change of the ledger, as {@code bqt run} tells it. */
  @Override
  public void accept(Change change) {
    RunLines.of(change).ifPresent(line -> add("  " + line));
  }

  void add(String line) {
    lines.append("%4d s  ".formatted(clock.second()) + speaker + line + "\n");
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}

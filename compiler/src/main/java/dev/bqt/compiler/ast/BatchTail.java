package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What may follow {@code BATCH [duration]}. */
public sealed interface BatchTail extends Phrase {

  /** {@code ROLLOVER}. */
  record Rollover(Span head) implements BatchTail {

    @Override
    public String name() {
      return "ROLLOVER";
    }
  }

  /** {@code ACROSS FOLDERS}: one window for several folders. */
  record AcrossFolders(Span head) implements BatchTail {

    @Override
    public String name() {
      return "ACROSS FOLDERS";
    }
  }

  /** {@code BY PATTERN}: a window of its own for each thing that the pattern captures. */
  record ByPattern(Span head) implements BatchTail {

    @Override
    public String name() {
      return "BY PATTERN";
    }
  }

  /**
   * {@code STAGGER duration}: a random delay of at most that.
   *
   * @param most null if it could not be read
   */
  record Stagger(WindowSpan most, Span head) implements BatchTail {

    @Override
    public String name() {
      return "STAGGER";
    }
  }

  /**
   * {@code GROUP [duration] ON DONE (…)}.
   *
   * @param span null if not stated, or if it could not be read
   * @param onDone the actions that follow the last window of the group
   */
  record Group(WindowSpan span, List<Action> onDone, Span head) implements BatchTail {

    /** Copies the list. */
    public Group {
      onDone = List.copyOf(onDone);
    }

    @Override
    public String name() {
      return "GROUP";
    }
  }
}

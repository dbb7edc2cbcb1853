package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;
import java.util.List;

/** What is to follow a load. */
public sealed interface Action {

  /** The objects it is about; empty means those that were loaded. */
  List<Text> urls();

  /** The span of the whole action. */
  Span span();

  /** {@code DELETE [urls]}. */
  record Delete(List<Text> urls, Span span) implements Action {

    /** Copies the list. */
    public Delete {
      urls = List.copyOf(urls);
    }
  }

  /**
   * {@code MOVE [urls] TO [EXACTLY] "…"}.
   *
   * @param target null if not stated, which is an error
   * @param exactly whether the target is the whole address, not a folder to keep the path below
   */
  record Move(List<Text> urls, Text target, boolean exactly, Span span) implements Action {

    /** Copies the list. */
    public Move {
      urls = List.copyOf(urls);
    }
  }
}

package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** Part of a rule that begins with words of the language. */
public interface Phrase {

  /** Its keywords, such as {@code ON SUCCESS}. */
  String name();

  /** The span of its keywords. */
  Span head();
}

package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.Span;

/** What a rule waits for: objects, a directory that is complete, or a job that has finished. */
public sealed interface Source permits When, DirectorySource, JobSource {

  /** WHEN and all that belongs to it. */
  Span span();
}

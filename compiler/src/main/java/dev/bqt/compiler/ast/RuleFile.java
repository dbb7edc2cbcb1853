package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.SourceFile;
import java.util.List;

/** The rules of one source, in the order written. */
public record RuleFile(SourceFile source, List<Rule> rules) {

  /** Copies the list. */
  public RuleFile {
    rules = List.copyOf(rules);
  }
}

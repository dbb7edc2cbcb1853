package dev.bqt.compiler.ast;

import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * One source: its rules and what is said for all of them, each in the order written.
 *
 * @param comments each with the marks around it
 */
public record RuleFile(
    SourceFile source,
    List<Rule> rules,
    List<Defaults> defaults,
    List<Deployment> deployments,
    List<Span> comments) {

  /** Copies the lists. */
  public RuleFile {
    rules = List.copyOf(rules);
    defaults = List.copyOf(defaults);
    deployments = List.copyOf(deployments);
    comments = List.copyOf(comments);
  }

  /** A source of which nothing could be read. */
  public static RuleFile unreadable(SourceFile source) {
    return new RuleFile(source, List.of(), List.of(), List.of(), List.of());
  }
}

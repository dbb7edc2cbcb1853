package dev.bqt.compiler.decompile;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;

/**
 * What came of a decompilation.
 *
 * @param files those of which every rule could be written, in the order given
 * @param diagnostics what the legacy refuses, and what it reads in a way that surprises
 * @param faults what we could not write although the legacy accepts it; empty if all is well
 */
public record Decompilation(List<File> files, List<Diagnostic> diagnostics, List<String> faults) {

  /** Copies the lists. */
  public Decompilation {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
    faults = List.copyOf(faults);
  }

  /**
   * A file of rules.
   *
   * @param text the sentences, with a final newline; empty if there is no rule
   */
  public record File(SourceFile source, String text, int rules) {}

  /** Whether the legacy refuses any of it, or all of it together breaks a law. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}

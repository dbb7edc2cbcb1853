package dev.bqt.compiler;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;

/** Compiles a text in a test. */
public final class Rules {

  private Rules() {}

  /** Compiles one text. */
  public static Compilation compile(String text) {
    return RuleCompiler.compile(List.of(SourceFile.of("test.bqt", text)));
  }

  /** The ids of what is found in a text, in order. */
  public static List<String> findings(String text) {
    return compile(text).diagnostics().stream().map(found -> found.id().id()).toList();
  }

  /** The only finding in a text. */
  public static Diagnostic only(String text) {
    List<Diagnostic> found = compile(text).diagnostics();
    if (found.size() != 1) {
      throw new AssertionError("Expected one finding, not " + found);
    }
    return found.get(0);
  }
}

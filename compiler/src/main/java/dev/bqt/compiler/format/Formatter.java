package dev.bqt.compiler.format;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.parse.SyntaxTree;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;

/**
 * Rules in their one canonical form: keywords in capitals, a clause a line in a fixed order, lines
 * of at most a hundred characters where that is possible. There are no options. Comments stay with
 * what they stand at; texts, names and numbers are not touched.
 */
public final class Formatter {

  /** A comment whose line is joined with another may belong to another word from then on. */
  private static final int MOST_ROUNDS = 5;

  private Formatter() {}

  /**
   * What came of it.
   *
   * @param text the canonical form, with LF and a final newline; null if there are findings
   * @param findings why the text could not be read, by place; empty if it could
   */
  public record Formatted(String text, List<Diagnostic> findings) {

    /** Copies the list. */
    public Formatted {
      findings = List.copyOf(findings);
    }
  }

  /** Formats one source. A text that is no sentence of the language is left alone. */
  public static Formatted format(SourceFile source) {
    Diagnostics found = new Diagnostics();
    SyntaxTree tree = RuleParser.tree(source, found);
    if (found.hasErrors()) {
      return new Formatted(null, found.sorted());
    }
    String text = written(tree);
    for (int round = 1; round < MOST_ROUNDS && !tree.tokens().comments().isEmpty(); round++) {
      String again = written(RuleParser.tree(SourceFile.of(source.name(), text), found));
      if (again.equals(text)) {
        break;
      }
      text = again;
    }
    return new Formatted(text, List.of());
  }

  private static String written(SyntaxTree tree) {
    Layout layout = new FileLayout(new Comments(tree)).of(tree.file());
    String text = LayoutWriter.write(layout).strip();
    return text.isEmpty() ? "" : text + "\n";
  }
}

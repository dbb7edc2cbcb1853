package dev.bqt.compiler.parse.word;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_UTF_8;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.source.SourceFile;

/** Says what is wrong with bytes that are not UTF-8. */
public final class Encoding {

  private Encoding() {}

  public static Diagnostic complaint(SourceFile source) {
    int at = source.malformedAt();
    int end = Math.min(at + 1, source.text().length());
    String hint =
        source.text().indexOf('\0') >= 0
            ? "It looks like UTF-16. Save the file as UTF-8."
            : "Save the file as UTF-8; most editors do so under \"Save with encoding\".";
    return Diagnostic.of(
            NOT_UTF_8, source.span(at, end), "Rules are UTF-8 text; the bytes here are not.")
        .hint(hint);
  }
}

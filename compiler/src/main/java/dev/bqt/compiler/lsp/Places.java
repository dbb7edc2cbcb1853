package dev.bqt.compiler.lsp;

import dev.bqt.compiler.source.LineMap;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places as editors count them: lines and UTF-16 units, both from 0. */
final class Places {

  private Places() {}

  static Range range(Span span) {
    return new Range(position(span.source(), span.start()), position(span.source(), span.end()));
  }

  static Position position(SourceFile source, int offset) {
    int line = source.lines().position(offset).line();
    return new Position(line - 1, offset - source.lines().startOf(line));
  }

  /** The offset of a position; one behind the end of a line or text is that end, as LSP asks. */
  static int offset(SourceFile source, Position position) {
    LineMap lines = source.lines();
    if (position.getLine() >= lines.count()) {
      return source.text().length();
    }
    int line = Math.max(0, position.getLine()) + 1;
    int column = Math.max(0, position.getCharacter());
    return lines.startOf(line) + Math.min(column, lines.line(line).length());
  }
}

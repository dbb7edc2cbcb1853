package dev.bqt.compiler.diagnostic.render;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.diagnostic.Severity;
import dev.bqt.compiler.source.Position;
import dev.bqt.compiler.source.Span;
import java.util.List;

/** Diagnostics for people: title, place, the line with marks under it, message, hint. */
public final class PeopleRenderer {

  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String BLUE = "1;34";
  private static final String CYAN = "36";

  private final boolean colour;

  /**
   * A renderer.
   *
   * @param colour whether to use ANSI colours; true only if somebody looks at a terminal
   */
  public PeopleRenderer(boolean colour) {
    this.colour = colour;
  }

  /** All of them, each followed by an empty line; empty text for none. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      render(diagnostic, text);
      text.append('\n');
    }
    return text.toString();
  }

  private void render(Diagnostic diagnostic, StringBuilder text) {
    String tint = diagnostic.id().severity() == Severity.ERROR ? RED : YELLOW;
    int gutter = gutter(diagnostic);
    text.append(paint(tint, diagnostic.id().severity().word()))
        .append(": ")
        .append(diagnostic.id().title())
        .append(paint(CYAN, " [" + diagnostic.id().id() + "]"))
        .append('\n');
    place(text, gutter, "--> ", diagnostic.span(), "");
    marks(text, gutter, diagnostic.span(), "^", tint);
    for (Label other : diagnostic.others()) {
      place(text, gutter, "::: ", other.span(), "  " + TextWidth.visible(other.message()));
      marks(text, gutter, other.span(), "-", BLUE);
    }
    text.append("  ").append(TextWidth.visible(diagnostic.message())).append('\n');
    if (!diagnostic.hint().isEmpty()) {
      text.append("  ")
          .append(paint(CYAN, "hint: "))
          .append(TextWidth.visible(diagnostic.hint()))
          .append('\n');
    }
  }

  private static int gutter(Diagnostic diagnostic) {
    int largest = Snippet.lastLine(diagnostic.span());
    for (Label other : diagnostic.others()) {
      largest = Math.max(largest, Snippet.lastLine(other.span()));
    }
    return Integer.toString(largest).length();
  }

  private void place(StringBuilder text, int gutter, String arrow, Span span, String what) {
    Position from = span.from();
    text.append(" ".repeat(gutter))
        .append(paint(BLUE, arrow))
        .append(TextWidth.visible(span.source().name()))
        .append(':')
        .append(from.line())
        .append(':')
        .append(from.column())
        .append(what)
        .append('\n');
  }

  private void marks(StringBuilder text, int gutter, Span span, String mark, String tint) {
    String bar = paint(BLUE, " |");
    text.append(" ".repeat(gutter)).append(bar).append('\n');
    int shown = span.from().line();
    for (Snippet snippet : Snippet.of(span)) {
      if (snippet.line() > shown + 1) {
        text.append(paint(BLUE, "...")).append('\n');
      }
      shown = snippet.line();
      String number = Integer.toString(shown);
      text.append(" ".repeat(gutter - number.length())).append(paint(BLUE, number)).append(bar);
      text.append(snippet.text().isEmpty() ? "" : " ").append(snippet.text()).append('\n');
      text.append(" ".repeat(gutter)).append(bar).append(' ').append(" ".repeat(snippet.indent()));
      text.append(paint(tint, mark.repeat(snippet.width()))).append('\n');
    }
  }

  private String paint(String tint, String text) {
    return colour ? "\u001B[" + tint + "m" + text + "\u001B[0m" : text;
  }
}

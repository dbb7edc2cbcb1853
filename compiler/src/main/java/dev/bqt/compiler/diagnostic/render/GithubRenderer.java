package dev.bqt.compiler.diagnostic.render;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.source.Position;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Diagnostics as workflow commands of GitHub Actions, one line each, which GitHub shows beside the
 * changed lines of a pull request.
 */
public final class GithubRenderer {

  private final UnaryOperator<String> paths;

  /**
   * A renderer.
   *
   * @param paths from the name of a source to its path below the root of the repository
   */
  public GithubRenderer(UnaryOperator<String> paths) {
    this.paths = paths;
  }

  /** One line for each; empty text for none. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append("::").append(diagnostic.id().severity().word()).append(' ');
      text.append("file=").append(property(paths.apply(diagnostic.span().source().name())));
      lines(text, diagnostic.span().from(), diagnostic.span().until());
      text.append(",title=").append(property(title(diagnostic)));
      text.append("::").append(value(message(diagnostic))).append('\n');
    }
    return text.toString();
  }

  /** GitHub takes columns only of a place on one line. */
  private static void lines(StringBuilder text, Position from, Position until) {
    text.append(",line=").append(from.line()).append(",endLine=").append(until.line());
    if (from.line() == until.line()) {
      text.append(",col=").append(from.column()).append(",endColumn=").append(until.column());
    }
  }

  private static String title(Diagnostic diagnostic) {
    return diagnostic.id().title() + " [" + diagnostic.id().id() + "]";
  }

  private String message(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(diagnostic.message());
    if (!diagnostic.hint().isEmpty()) {
      text.append("\nhint: ").append(diagnostic.hint());
    }
    for (Label other : diagnostic.others()) {
      Position from = other.span().from();
      text.append('\n').append(paths.apply(other.span().source().name()));
      text.append(':').append(from.line()).append(':').append(from.column());
      text.append("  ").append(other.message());
    }
    return text.toString();
  }

  private static String value(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return value(text).replace(":", "%3A").replace(",", "%2C");
  }
}

package dev.bqt.compiler.diagnostic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What there is to read about one id: what is found, why, a bad and a good rule.
 *
 * @param text Markdown, with a final newline
 */
public record DiagnosticPage(String text) {

  /** The page that the build has put beside this class. */
  public static DiagnosticPage of(DiagnosticId id) {
    String name = "docs/" + id.id() + ".md";
    try (InputStream page = DiagnosticPage.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("There is no page " + name + " in the jar.");
      }
      return new DiagnosticPage(new String(page.readAllBytes(), UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

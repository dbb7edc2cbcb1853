package dev.bqt.compiler.cli.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The version of this compiler, as the build has written it. */
final class CompilerVersion {

  private CompilerVersion() {}

  /** Such as {@code 0.1.0}: major, minor, patch. */
  static String number() {
    try (InputStream file = CompilerVersion.class.getResourceAsStream("version.txt")) {
      return new String(file.readAllBytes(), UTF_8).strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

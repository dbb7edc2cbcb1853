package dev.bqt.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An expectation in a file. {@code -Dgolden.update} writes what came out, and fails all the same,
 * so that it is read; where {@code CI} is set nothing is written.
 */
public final class Golden {
  private Golden() {}

  /** Compares with the file. */
  public static void check(Path expectation, String actual) throws IOException {
    String expected = Files.exists(expectation) ? Files.readString(expectation) : "";
    if (expected.equals(actual) || System.getProperty("golden.update") == null) {
      assertThat(actual).as(expectation + " (-Dgolden.update writes it)").isEqualTo(expected);
      return;
    }
    if (System.getenv("CI") != null) {
      fail("expectations are not updated where CI is set: " + expectation);
    }
    Files.writeString(expectation, actual);
    fail("written, read it: " + expectation);
  }
}

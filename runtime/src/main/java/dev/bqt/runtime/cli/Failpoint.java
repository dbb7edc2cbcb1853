package dev.bqt.runtime.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Halts the process at a named point, as a power cut would: for tests of what a crash leaves
 * behind. The environment variable {@code BQT_FAILPOINT} holds the name, or {@code name#3} for the
 * third time that it is reached. Where {@code BQT_FAILPOINT_TRACE} names a file, each name is
 * written there, a line each, when it is reached.
 */
final class Failpoint implements Consumer<String> {
  static final String VARIABLE = "BQT_FAILPOINT";
  static final String TRACE = "BQT_FAILPOINT_TRACE";

  /** Exit code of a process that was killed ({@code 128 + SIGKILL}). */
  private static final int KILLED = 137;

  private final String name;
  private final AtomicInteger left;

  private Failpoint(String name, int times) {
    this.name = name;
    this.left = new AtomicInteger(times);
  }

  static Consumer<String> fromEnvironment() {
    String trace = System.getenv(TRACE);
    Consumer<String> halt = halting(System.getenv(VARIABLE));
    return trace == null ? halt : tracing(Path.of(trace)).andThen(halt);
  }

  private static Consumer<String> tracing(Path file) {
    return reached -> {
      try {
        Files.writeString(
            file, reached + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Consumer<String> halting(String value) {
    if (value == null || value.isEmpty()) {
      return reached -> {};
    }
    int mark = value.indexOf('#');
    return mark < 0
        ? new Failpoint(value, 1)
        : new Failpoint(value.substring(0, mark), Integer.parseInt(value.substring(mark + 1)));
  }

  @Override
  public void accept(String reached) {
    if (reached.equals(name) && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}

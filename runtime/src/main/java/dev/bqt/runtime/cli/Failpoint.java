package dev.bqt.runtime.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Halts the process at a named point, as a power cut would: for tests of what a crash leaves
 * behind. The environment variable {@code BQT_FAILPOINT} holds the name, or {@code name#3} for the
 * third time that it is reached.
 */
final class Failpoint implements Consumer<String> {
  static final String VARIABLE = "BQT_FAILPOINT";

  /** Exit code of a process that was killed ({@code 128 + SIGKILL}). */
  private static final int KILLED = 137;

  private final String name;
  private final AtomicInteger left;

  private Failpoint(String name, int times) {
    this.name = name;
    this.left = new AtomicInteger(times);
  }

  static Consumer<String> fromEnvironment() {
    String value = System.getenv(VARIABLE);
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

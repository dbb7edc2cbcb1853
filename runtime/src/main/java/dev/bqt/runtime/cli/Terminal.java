package dev.bqt.runtime.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether somebody looks at a screen. */
final class Terminal {
  private static final Path ERRORS = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Whether standard input and standard output are a terminal. */
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Since Java 22 there is a console in a pipe, too, and it can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }

  /** Whether both standard output and standard error may be coloured. */
  static boolean hasColour() {
    return isThere() && showsErrors() && wantsColour(System.getenv());
  }

  /** Java knows nothing of standard error alone; Linux tells where it goes. */
  private static boolean showsErrors() {
    try {
      return !Files.isSymbolicLink(ERRORS) || Files.readSymbolicLink(ERRORS).startsWith("/dev");
    } catch (IOException unknown) {
      return false;
    }
  }

  /**
   * Whether colours are refused by nothing: NO_COLOR that is not empty (no-color.org), a terminal
   * that has none.
   */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}

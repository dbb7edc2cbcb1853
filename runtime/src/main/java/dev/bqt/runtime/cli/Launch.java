package dev.bqt.runtime.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How this process was started: what the launcher tells of itself by system properties. */
final class Launch {
  private static final String HOME = "bqt.home";
  private static final String COMMAND = "bqt.command";

  private Launch() {}

  /** Where quickstart goes when it is not told: into the project, if we stand in it. */
  static Path samplePath() {
    Path here = Path.of("").toAbsolutePath();
    String home = System.getProperty(HOME);
    if (home == null || !here.startsWith(home)) {
      return Path.of("bqt-quickstart");
    }
    return here.relativize(Path.of(home, "target", "quickstart"));
  }

  /** The command line that would run this, as one types it into a shell. */
  static String typed(String... args) {
    String words = Arrays.stream(args).map(Launch::quoted).collect(Collectors.joining(" "));
    return quoted(System.getProperty(COMMAND, "bqt")) + " " + words;
  }

  private static String quoted(String word) {
    if (word.matches("[\\w@%+=:,./-]+")) {
      return word;
    }
    boolean harmless = word.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
    return harmless ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
  }
}

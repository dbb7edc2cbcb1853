package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the tests in a process with a small heap. */
final class Child {
  private Child() {}

  /**
   * Runs it to its end, and fails where it does not end well.
   *
   * @param folder its first argument; empty
   * @return what it printed
   */
  static List<String> run(Class<?> program, String heap, Path folder, String argument)
      throws Exception {
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program.getName(), folder.toString(), argument));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = child.waitFor(20, TimeUnit.MINUTES);
    child.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertThat(ended && child.exitValue() == 0).as(String.join("\n", lines)).isTrue();
    return lines;
  }
}

package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loaded files that stay cost pages and look-ups, no writes and no memory. A fifth of a million in
 * a fifth of 512 MB, in a process of its own; {@code -Dstanding.files=1000000 -Dstanding.heap=512m}
 * is the whole.
 */
class GrowthTest {
  private static final int FILES = Integer.getInteger("standing.files", 200_000);
  private static final String HEAP = System.getProperty("standing.heap", "100m");

  @Test
  void aScanOverFilesThatStayReadsPagesAndWritesNothing(@TempDir Path folder) throws Exception {
    List<String> passes = run(folder).stream().filter(line -> line.startsWith("pass ")).toList();
    int pages = (FILES + 999) / 1000;
    assertThat(passes).hasSize(3);
    for (String pass : passes) {
      String[] words = pass.split(" ");
      assertThat(Integer.parseInt(words[3])).as("pages: " + pass).isEqualTo(pages);
      assertThat(Integer.parseInt(words[5])).as("reads: " + pass).isLessThan(pages + 20);
      assertThat(Integer.parseInt(words[7])).as("writes: " + pass).isZero();
      assertThat(Integer.parseInt(words[11])).as("MB that stay: " + pass).isLessThan(64);
    }
  }

  private static List<String> run(Path folder) throws Exception {
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StandingFiles.class.getName());
    command.addAll(List.of(folder.toString(), Integer.toString(FILES)));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = child.waitFor(10, TimeUnit.MINUTES);
    child.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertThat(ended && child.exitValue() == 0).as(String.join("\n", lines)).isTrue();
    return lines;
  }
}

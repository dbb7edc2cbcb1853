package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loaded files that stay cost pages and look-ups, no writes and no memory. A fifth of a million in
 * a fifth of 512 MB, in a process of its own; {@code -Dstanding.files=1000000 -Dstanding.heap=512m}
 * is the whole.
 */
class GrowthRun {
  private static final int FILES = Integer.getInteger("standing.files", 200_000);
  private static final String HEAP = System.getProperty("standing.heap", "100m");

  @Test
  void aScanOverFilesThatStayReadsPagesAndWritesNothing(@TempDir Path folder) throws Exception {
    List<String> passes =
        Child.run(StandingFiles.class, HEAP, folder, Integer.toString(FILES)).stream()
            .filter(line -> line.startsWith("pass "))
            .toList();
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
}

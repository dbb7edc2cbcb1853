package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A window may hold more objects than fit into memory. Of 75,000 in 56 MB, in a process of its own;
 * {@code -Dwindow.files=1000000 -Dwindow.heap=512m} is the whole.
 */
class OneWindowTest {
  private static final int FILES = Integer.getInteger("window.files", 75_000);
  private static final String HEAP = System.getProperty("window.heap", "56m");

  @Test
  void aWindowIsReadPageByPageFromItsFirstScanToItsLastDelete(@TempDir Path folder)
      throws Exception {
    List<String> lines = Child.run(OneWindow.class, HEAP, folder, Integer.toString(FILES));
    int jobs = (FILES + 9_999) / 10_000;
    assertThat(lines)
        .last()
        .isEqualTo("end [DONE] jobs %d files %d deleted %d".formatted(jobs, FILES, FILES));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("pass "))
        .allMatch(line -> Integer.parseInt(line.split(" ")[6]) <= 10_000)
        .allMatch(line -> line.endsWith("problems []"));
  }
}

package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that could not be loaded may be more than fit into memory, and so may be the requests of
 * refused jobs. 12,000 files and 45 requests of a megabyte in 40 MB, in a process of its own;
 * {@code -Dfailed.files=1000000 -Dfailed.heap=128m} is the whole.
 */
class ManyFailedRun {
  private static final int FILES = Integer.getInteger("failed.files", 12_000);
  private static final String HEAP = System.getProperty("failed.heap", "40m");

  @Test
  void theyAreToldAndLetBeLoadedAgainPageByPage(@TempDir Path folder) throws Exception {
    List<String> lines = Child.run(ManyFailed.class, HEAP, folder, Integer.toString(FILES));
    assertThat(lines)
        .contains("under " + ManyFailed.REFUSED)
        .contains("again %d burned %d".formatted(FILES, ManyFailed.REFUSED))
        .anyMatch(line -> line.startsWith("%,d files could not be loaded.".formatted(FILES)))
        .anyMatch(line -> line.contains("and %,d more files: nobody".formatted(FILES - 1)))
        .last()
        .isEqualTo("refused 0 files 0");
    long reasons = 2L * ((FILES + 9_999) / 10_000);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("status "))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Long.parseLong(line.substring("status ".length())))
                    .as("a line for each file, and the reason once a page")
                    .isBetween((long) FILES, FILES + 10 + reasons));
  }
}

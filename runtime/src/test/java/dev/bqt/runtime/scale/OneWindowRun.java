package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.laws.Laws;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A window may hold more objects than fit into memory. An eighth of a million in 64 MB, in a
 * process of its own; {@code -Dwindow.files=1000000 -Dwindow.heap=512m} is the whole.
 */
class OneWindowRun {
  private static final int FILES = Integer.getInteger("window.files", 125_000);
  private static final String HEAP = System.getProperty("window.heap", "64m");

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
    try (Ledger ledger = LongLedger.open(folder)) {
      SiteView site = WindowDoors.read(lines, ledger, FILES);
      assertThat(Laws.notHeld(site))
          .as("its doors keep no rows")
          .containsExactlyInAnyOrder(
              Law.ROWS_ONCE,
              Law.FILES_IN_TABLES,
              Law.ROWS_ADD_UP,
              Law.READ_ONCE,
              Law.READ,
              Law.STEP_ONCE);
      Laws.check(site, "The window");
    }
  }
}

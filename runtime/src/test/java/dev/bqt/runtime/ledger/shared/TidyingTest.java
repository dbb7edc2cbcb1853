package dev.bqt.runtime.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 tidies up nothing behind our back: decision 0007. */
class TidyingTest {
  @Test
  void noThreadOfH2WorksOnTheLedgersFile(@TempDir Path folder) {
    SharedFile file = new SharedFile(folder.resolve("ledger"));
    try (Ledger ledger = Ledger.open(file, reached -> {}, change -> {})) {
      assertThat(ledger.id()).isNotEmpty();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("MVStore") && name.contains(folder.toString()));
    }
  }
}

package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed of files that were taken away. */
class KeptFilesTest {
  @TempDir private Path folder;
  private Path ledger;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("state"));
    ledger = Files.writeString(folder.resolve("state/ledger.mv.db"), "ledger");
    Files.writeString(folder.resolve("warehouse.duckdb"), "rows");
  }

  @Test
  void filesThatAreWrittenAreNotLost() throws IOException {
    KeptFiles files = KeptFiles.of(LocalSite.kept(folder));
    Files.writeString(ledger, "more of it");
    assertThat(files.loss()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereAtFirstIsNotMissed() throws IOException {
    Files.delete(ledger);
    assertThat(KeptFiles.of(LocalSite.kept(folder)).loss()).isEmpty();
  }

  @Test
  void deletedLedger() throws IOException {
    KeptFiles files = KeptFiles.of(LocalSite.kept(folder));
    Files.delete(ledger);
    assertThat(files.loss()).hasValueSatisfying(words -> assertThat(words).contains("ledger"));
  }

  @Test
  void movedFolder() throws IOException {
    KeptFiles files = KeptFiles.of(LocalSite.kept(folder));
    Files.move(folder.resolve("state"), folder.resolve("elsewhere"));
    assertThat(files.loss()).isPresent();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no key there")
  void warehouseThatAnotherOneHasTakenThePlaceOf() throws IOException {
    KeptFiles files = KeptFiles.of(LocalSite.kept(folder));
    Path other = Files.writeString(folder.resolve("other"), "rows");
    Files.move(folder.resolve("warehouse.duckdb"), folder.resolve("old"));
    Files.move(other, folder.resolve("warehouse.duckdb"));
    assertThat(files.loss()).hasValueSatisfying(words -> assertThat(words).contains("warehouse"));
  }
}

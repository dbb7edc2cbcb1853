package dev.bqt.runtime.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkTest {
  @TempDir private Path folder;
  private Path database;
  private Path mark;

  @BeforeEach
  void names() {
    database = folder.resolve("ledger.mv.db");
    mark = folder.resolve("ledger.mark");
  }

  @Test
  void saysHowManyCommitsThereWere() throws IOException {
    commit(3);
    assertThat(marked()).isEqualTo(3);
    commit(2);
    assertThat(marked()).isEqualTo(5);
  }

  @Test
  void anOlderLedgerIsRefusedAndLeftAsItIs() throws IOException {
    commit(2);
    Path copy = Files.copy(database, folder.resolve("copy"));
    commit(3);
    Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> commit(1))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is older than it was: it holds 2 commits, the latest of them test")
        .hasMessageContaining("ledger.mark says that 5 were made")
        .hasMessageContaining("may be loaded again")
        .hasMessageContaining("delete " + mark);
    assertThat(marked()).isEqualTo(5);
    Files.delete(mark);
    commit(1);
    assertThat(marked()).as("accepted as it is").isEqualTo(3);
  }

  @Test
  void aCopyOfBothIsGood() throws IOException {
    commit(2);
    Path copy = Files.copy(database, folder.resolve("copy"));
    Path copyOfMark = Files.copy(mark, folder.resolve("copy of mark"));
    commit(3);
    Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(copyOfMark, mark, StandardCopyOption.REPLACE_EXISTING);
    commit(1);
    assertThat(marked()).isEqualTo(3);
  }

  @Test
  void aLedgerThatIsGoneIsMissedAndNoneMadeInItsPlace() throws IOException {
    commit(2);
    Files.delete(database);
    assertThatThrownBy(() -> commit(1))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The ledger " + database + " is not there, and ledger.mark says that")
        .hasMessageContaining("2 commits were made in it");
    assertThat(database).doesNotExist();
    Files.delete(mark);
    commit(1);
    assertThat(marked()).as("begun anew").isEqualTo(1);
  }

  @Test
  void anEmptyLedgerInThePlaceOfOneThatIsGoneIsRefused() throws IOException {
    commit(2);
    Path kept = Files.move(mark, folder.resolve("kept"));
    Files.delete(database);
    commit(0);
    Files.move(kept, mark, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> commit(1))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("it holds 0 commits, and ledger.mark says that 2 were made");
  }

  @Test
  void whoComesLateDoesNotTakeItBack() throws IOException {
    Mark mine = new Mark(folder.resolve("ledger"));
    mine.reached(7);
    mine.reached(6);
    assertThat(marked()).isEqualTo(7);
  }

  @Test
  void aMarkThatWasCutWhenItWasMadeSaysNothing() throws IOException {
    commit(1);
    Files.write(mark, new byte[] {1, 2, 3});
    commit(1);
    assertThat(marked()).isEqualTo(2);
  }

  @Test
  void isWrittenByAThreadThatWasInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    try {
      new Mark(folder.resolve("ledger")).reached(4);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(marked()).isEqualTo(4);
  }

  private void commit(int times) {
    SharedFile file = new SharedFile(folder.resolve("ledger"));
    try (Ledger ledger = Ledger.open(file, reached -> {}, change -> {})) {
      for (int n = 0; n < times; n++) {
        ledger.commit("test", tx -> tx.rules().use(Map.of(), "none", Instant.EPOCH));
      }
    }
  }

  private long marked() throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(mark)).getLong();
  }
}

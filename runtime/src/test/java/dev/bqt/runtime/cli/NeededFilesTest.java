package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is gone between two runs: nothing is loaded again by that, and no rows pass for lost. */
class NeededFilesTest {
  private static final String COUNT = "SELECT COUNT(*) AS n FROM shop.fruit";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private String rule;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(folder.resolve("buckets/landing/in"));
    rule =
        Files.writeString(
                folder.resolve("rule.bqt"), "WHEN PREFIX \"/in/\" LOAD INTO shop.fruit;\n")
            .toString();
    Files.writeString(
        folder.resolve("schema.sql"), "CREATE SCHEMA shop; CREATE TABLE shop.fruit (id INT64);");
  }

  private void deliver() throws IOException {
    Path file = Files.writeString(folder.resolve("buckets/landing/in/a.json"), "{\"id\": 1}\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state/localcloud.mv", "warehouse.duckdb"})
  void whatALoadWasMadeWithIsMissed(String name) throws IOException {
    deliver();
    assertThat(runs()).as(err::toString).isZero();
    Path missing = folder.resolve(name);
    Path aside = Files.move(missing, folder.resolve("aside"));

    assertRefused(missing, "run", rule, "--until-idle");
    assertRefused(missing, "status");
    assertRefused(missing, "query", COUNT);

    Files.move(aside, missing);
    assertThat(runs()).as(err::toString).isZero();
    assertThat(bqt("query", "--format", "csv", COUNT)).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("n\r\n1\r\n");
  }

  private void assertRefused(Path missing, String... words) {
    assertThat(bqt(words)).as(words[0]).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString(UTF_8))
        .as(words[0])
        .contains(missing + " is not there, but the ledger says that files were loaded already.")
        .contains("Put it back", "delete " + folder.resolve("state"));
    assertThat(missing).as("not made anew by " + words[0]).doesNotExist();
  }

  /** As after a kill in the midst of the first run. */
  @Test
  void beforeTheFirstLoadTheyAreMadeAgain() throws IOException {
    assertThat(runs()).as(err::toString).isZero();
    Files.delete(folder.resolve("state/localcloud.mv"));
    Files.delete(folder.resolve("warehouse.duckdb"));
    deliver();

    assertThat(runs()).as(err::toString).isZero();
    assertThat(out.toString(UTF_8)).containsPattern("shop\\.fruit +1 +1 +1");
  }

  @Test
  void statusOfAFolderThatNoRunHasSeen() {
    assertThat(bqt("status")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("No run has looked for files yet.\n");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void statusWithoutItsLedgerMakesNone() throws IOException {
    assertThat(runs()).as(err::toString).isZero();
    Files.delete(folder.resolve("state/ledger.mv.db"));

    assertThat(bqt("status")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString(UTF_8)).contains("ledger.mv.db is not there");
    assertThat(folder.resolve("state/ledger.mv.db")).doesNotExist();
  }

  private int runs() {
    return bqt("run", rule, "--until-idle");
  }

  private int bqt(String... words) {
    out.reset();
    err.reset();
    String[] args = new String[words.length + 2];
    System.arraycopy(words, 0, args, 0, words.length);
    args[words.length] = "--local";
    args[words.length + 1] = folder.toString();
    return Main.run(
        args,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream());
  }
}

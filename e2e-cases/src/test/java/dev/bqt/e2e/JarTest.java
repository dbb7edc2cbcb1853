package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user runs it: processes of their own, in real time. */
class JarTest {
  private static final Path JAR = Path.of("../runtime/target/bqt.jar");
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  /** What a process has said, and how it ended. */
  private record Ended(int exitCode, String out, String err) {}

  @BeforeAll
  static void theJarIsThere() {
    assertThat(JAR)
        .as("the jar that is tested here: build it with `mvn -pl runtime -am package`")
        .isRegularFile();
  }

  @Test
  void loadsWhatIsThereOnceAndDeletesIt() throws IOException {
    write("schema.sql", "CREATE SCHEMA shop;\nCREATE TABLE shop.fruit (id INT64, name STRING);\n");
    write(
        "rule.bqt",
        "WHEN PREFIX \"/in/\" SUFFIX \".json\" LOAD INTO shop.fruit BATCH 10s ON SUCCESS DELETE\n");
    Path first = writeOld("buckets/landing/in/one.json", "{\"id\": 1, \"name\": \"apple\"}\n");
    Path second = writeOld("buckets/landing/in/two.json", "{\"id\": 2, \"name\": \"pear\"}\n");
    Path other = writeOld("buckets/landing/out/three.json", "{\"id\": 3}\n");

    Ended run = run();
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("loaded 2 rows").containsPattern("shop\\.fruit +2 +2 +1 +1 +0");
    assertThat(first).doesNotExist();
    assertThat(second).doesNotExist();
    assertThat(other).exists();
    assertThat(rows()).isEqualTo("id,name\n1,apple\n2,pear\n");

    Ended again = run();
    assertThat(again.exitCode()).as(again.toString()).isZero();
    assertThat(again.out()).contains("Nothing was loaded").doesNotContain("job ");
    assertThat(rows()).isEqualTo("id,name\n1,apple\n2,pear\n");
  }

  @Test
  void saysWhichFileCouldNotBeLoadedAndLeavesItThere() throws IOException {
    write("schema.sql", "CREATE SCHEMA shop;\nCREATE TABLE shop.fruit (id INT64, name STRING);\n");
    write("rule.bqt", "WHEN PREFIX \"/in/\" LOAD JSON INTO shop.fruit ON SUCCESS DELETE\n");
    Path good = writeOld("buckets/landing/in/good.json", "{\"id\": 1, \"name\": \"apple\"}\n");
    Path bad = writeOld("buckets/landing/in/bad.json", "{\"id\": 2, \"colour\": \"red\"}\n");

    Ended run = run();
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "1 file could not be loaded", "gs://landing/in/bad.json", "No such field: colour");
    assertThat(good).doesNotExist();
    assertThat(bad).exists();
    assertThat(rows()).isEqualTo("id,name\n1,apple\n");
  }

  @Test
  void explainsARuleThatItCannotRead() throws IOException {
    Files.createDirectories(folder.resolve("buckets/landing"));
    write("rule.bqt", "WHEN PREFIX \"/in/\" LOAD INTO shop.fruit BATCH soon\n");

    Ended run = run();
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
    assertThat(run.err()).contains("rule.bqt:1:").doesNotContain("Exception");
  }

  private Ended run() {
    return bqt("run", "rule.bqt", "--local", ".", "--until-idle");
  }

  private String rows() {
    Ended query =
        bqt("query", "--local", ".", "--format", "csv", "SELECT * FROM shop.fruit ORDER BY id");
    assertThat(query.exitCode()).as(query.toString()).isZero();
    return query.out().replace("\r\n", "\n");
  }

  private Ended bqt(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", JAR.toAbsolutePath().normalize().toString()));
    command.addAll(List.of(arguments));
    File out = folder.resolve("out.txt").toFile();
    File err = folder.resolve("err.txt").toFile();
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out)
              .redirectError(err)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end: " + Files.readString(out.toPath()));
      }
      return new Ended(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    }
  }

  /** An hour old: it need not be waited for, and its window is over. */
  private Path writeOld(String name, String text) throws IOException {
    Path file = write(name, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    return file;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

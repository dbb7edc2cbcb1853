package dev.bqt.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.e2e.chaos.Deliveries;
import dev.bqt.e2e.chaos.Folder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the real jar that use one folder at the same time. */
class SharedFolderTest {
  private static final Path JAR = Path.of("../runtime/target/bqt.jar").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 150;
  private static final int FILES = 24;
  private static final String EACH_ONCE = "n,d\r\n" + FILES + "," + FILES + "\r\n";

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();
  private Deliveries deliveries;
  private boolean isAtRest;

  @BeforeEach
  void layOut() throws IOException {
    deliveries = new Deliveries(folder);
    write(
        "schema.sql",
        "CREATE SCHEMA shop;\nCREATE TABLE shop.fruit (file STRING, n INT64, lines INT64);\n");
    write("rule.bqt", "WHEN PREFIX \"/in/\" LOAD JSON INTO shop.fruit ON SUCCESS DELETE\n");
    for (int i = 0; i < FILES; i++) {
      deliveries.put("landing/in/" + i, 1);
    }
  }

  /** Where a run has ended because nothing was left to do, nothing is. */
  @AfterEach
  void end() {
    for (Process process : processes) {
      process.destroyForcibly();
      process.onExit().join();
    }
    if (isAtRest) {
      Folder.atRest(folder, deliveries.told());
    } else {
      Folder.inTheMidst(folder, deliveries.told());
    }
  }

  @Test
  void twoRunsLoadEachFileOnce() throws Exception {
    Process one = run("one");
    Process other = run("other");
    assertThat(ended(one)).as(said("one")).isZero();
    assertThat(ended(other)).as(said("other")).isZero();
    assertThat(count()).isEqualTo(EACH_ONCE);
    assertThat(left()).isEmpty();
  }

  @Test
  void whenTheOwnerIsKilledTheOtherGoesOn() throws Exception {
    Process owner = start("owner", "run", "rule.bqt", "--local", ".");
    awaitLine(owner, "submitted");
    Process other = run("other");
    owner.destroyForcibly();
    assertThat(ended(other)).as(said("other")).isZero();
    assertThat(count()).isEqualTo(EACH_ONCE);
    assertThat(left()).isEmpty();
  }

  @Test
  void aQueryIsAnsweredWhileAnotherProcessRuns() throws Exception {
    Process owner = start("owner", "run", "rule.bqt", "--local", ".");
    awaitLine(owner, "submitted");
    assertThat(count()).matches("n,d\\r\\n[0-9]+,[0-9]+\\r\\n");
    assertThat(owner.isAlive()).isTrue();
    Process status = start("status", "status", "--local", ".");
    assertThat(ended(status)).isZero();
    assertThat(owner.isAlive()).isTrue();
  }

  @Test
  void aQueryIsAnsweredByTheServerThatIsUp() throws Exception {
    Process serve = start("serve", "serve", "--local", ".");
    String line = awaitLine(serve, "BIGQUERY_EMULATOR_HOST");
    Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+").matcher(line);
    assertThat(url.find()).as(line).isTrue();
    assertThat(URI.create(url.group() + "/storage/v1/b").toURL().openStream())
        .asString(UTF_8)
        .contains("\"landing\"");
    assertThat(count()).isEqualTo("n,d\r\n0,0\r\n");
    assertThat(folder.resolve("state/endpoint.json")).exists();
    serve.destroy();
    assertThat(serve.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("state/endpoint.json")).doesNotExist();
  }

  private Process run(String name) throws IOException {
    return start(name, "run", "rule.bqt", "--local", ".", "--until-idle");
  }

  private Process start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(folder.resolve(name + ".err").toFile());
    if (arguments[arguments.length - 1].equals("--until-idle")) {
      builder.redirectOutput(folder.resolve(name + ".out").toFile());
      isAtRest = true;
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static String awaitLine(Process process, String words) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new AssertionError("it ended before it said '" + words + "'");
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".out"))
        + Files.readString(folder.resolve(name + ".err"));
  }

  private String count() throws Exception {
    String sql = "SELECT COUNT(*) AS n, COUNT(DISTINCT file) AS d FROM shop.fruit";
    Process query = start("query", "query", "--local", ".", "--format", "csv", sql);
    String rows = new String(query.getInputStream().readAllBytes(), UTF_8);
    assertThat(ended(query)).isZero();
    return rows;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("buckets/landing/in"))) {
      return files.toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

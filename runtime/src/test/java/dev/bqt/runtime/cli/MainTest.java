package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a command line that cannot be followed is told, and how it ends. */
class MainTest {
  private static final int SIGINT = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void versionIsTheBuilds() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).matches("bqt \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void withoutCommandItShowsWhatThereIs() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("quickstart", "compile", "check", "run", "query");
  }

  @Test
  void helpNamesEachExitCode() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Exit codes:", "  0     done", "  1 ", "  2 ", "  3 ", "  130   ended by Ctrl-C");
  }

  @Test
  void explainsAFindingFromTheJar() {
    assertThat(run("explain", "window-too-short")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("# window-too-short\n");
  }

  /** The Java VM itself ends so, as long as nobody in here keeps it from doing that. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void ctrlCEndsWith130() throws IOException, InterruptedException {
    assumeThat(isIgnored(SIGINT))
        .as("this process ignores SIGINT, and so would its child")
        .isFalse();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process bqt =
        new ProcessBuilder(java, "-cp", classes, Main.class.getName(), "check", "-").start();

    // More than a pipe holds: when all is written, the command is reading.
    bqt.getOutputStream().write("-- rules\n".repeat(1 << 17).getBytes(UTF_8));
    bqt.getOutputStream().flush();
    new ProcessBuilder("kill", "-INT", Long.toString(bqt.pid())).start().waitFor();

    assertThat(bqt.waitFor()).isEqualTo(130);
  }

  private static boolean isIgnored(int signal) throws IOException {
    String mask =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .substring("SigIgn:".length())
            .strip();
    return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
  }

  @Test
  void misspeltCommandGetsASuggestion() {
    assertThat(run("comple")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("bqt: there is no command 'comple'. Did you mean compile");
  }

  @Test
  void misspeltOptionIsNamedBeforeTheMissingOne() {
    assertThat(run("query", "--locl", "x", "SELECT 1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("bqt query: there is no option --locl. Did you mean --local");
  }

  @Test
  void folderThatIsMissing() {
    Path missing = folder.resolve("no such");
    assertThat(run("query", "--local", missing.toString(), "SELECT 1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).isEqualTo("bqt query: there is no folder " + missing + ".\n");
  }

  @Test
  void folderThatIsNotOurs() {
    assertThat(run("query", "--local", folder.toString(), "SELECT 1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("is no folder of bqt's").contains("buckets");
  }

  @Test
  void quickstartLeavesTheWorkOfOthersAlone() throws IOException {
    Path work = Files.writeString(folder.resolve("work.txt"), "hours of it");
    assertThat(run("quickstart", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("is not empty");
    assertThat(Files.list(folder)).containsExactly(work);
  }

  @Test
  void rowsAreShownToTheLastByte() throws IOException {
    Files.createDirectories(folder.resolve("buckets"));
    assertThat(run("query", "--local", folder.toString(), "SELECT 1 AS n", "--format", "csv"))
        .isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("n\r\n1\r\n");
  }

  private int run(String... args) {
    return Main.run(
        args,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream());
  }
}

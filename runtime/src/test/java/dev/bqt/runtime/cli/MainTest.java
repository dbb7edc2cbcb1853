package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(err.toString(UTF_8).lines()).hasSizeLessThan(24);
    assertThat(out.size()).isZero();
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

  /** What is under way is brought to its end, and the next run goes on. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void ctrlCEndsARunInOrder() throws IOException, InterruptedException {
    assumeThat(isIgnored(SIGINT))
        .as("this process ignores SIGINT, and so would its child")
        .isFalse();
    String rule = layOut("WHEN PREFIX \"/in/\" LOAD INTO shop.fruit BATCH 60s;\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process bqt =
        new ProcessBuilder(
                java, "-cp", classes, Main.class.getName(), "run", rule, "--local", "" + folder)
            .redirectErrorStream(true)
            .start();
    BufferedReader said = bqt.inputReader(UTF_8);
    assertThat(said.readLine()).contains("1 rule");
    new ProcessBuilder("kill", "-INT", Long.toString(bqt.pid())).start().waitFor();

    assertThat(said.lines().toList())
        .anyMatch(line -> line.contains("the next run goes on from there"))
        .noneMatch(line -> line.contains("Exception"));
    assertThat(bqt.waitFor()).isEqualTo(130);
    assertThat(run("run", rule, "--local", "" + folder, "--until-idle")).isZero();
  }

  private String layOut(String rule) throws IOException {
    Files.createDirectories(folder.resolve("buckets/landing"));
    return Files.writeString(folder.resolve("rule.bqt"), rule).toString();
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
    assertThat(run("query", "--lcal", "x", "SELECT 1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "bqt query: there is no option --lcal. Did you mean --local?\nUsage: bqt query");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(run("run")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .startsWith("bqt run: --local DIR or --config FILE is missing.\nUsage: bqt run")
        .endsWith("'bqt run --help' says more.\n");
  }

  /** 24 lines of 80 columns: what a terminal shows without scrolling. */
  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "run", "status", "resolve", "query", "serve", "help"})
  void helpOfACommandFitsAScreenAndHasAnExample(String command) {
    assertThat(run("help", command)).isZero();
    String help = out.toString(UTF_8);
    assertThat(help).startsWith("Usage: bqt " + command).contains("Example: bqt " + command);
    assertThat(help.lines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);

    out.reset();
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile", "explain"})
  void helpOfTheCompilersCommandsHasAnExample(String command) {
    assertThat(run("help", command)).isZero();
    assertThat(out.toString(UTF_8)).contains("Example: bqt " + command);
  }

  @Test
  void helpOfNoCommand() {
    assertThat(run("help", "rn")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).isEqualTo("bqt: there is no command 'rn'. Did you mean run?\n");
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

  @Test
  void statementWithoutRowsTellsWhatItHasChanged() throws IOException {
    layOut("");
    Files.writeString(
        folder.resolve("schema.sql"), "CREATE SCHEMA ds; CREATE TABLE ds.t (n INT64);");
    assertThat(query("INSERT INTO ds.t VALUES (1), (2)", "table"))
        .isEqualTo("done; 2 rows changed\n");
    assertThat(query("CREATE TABLE ds.u (n INT64)", "table")).isEqualTo("done\n");
    assertThat(query("DELETE FROM ds.t WHERE n = 1", "csv")).isEmpty();
    assertThat(err.toString(UTF_8)).isEqualTo("done; 1 row changed\n");
  }

  @Test
  void missingTableIsNamed() throws IOException {
    layOut("");
    Files.writeString(folder.resolve("schema.sql"), "CREATE SCHEMA ds;");
    assertThat(run("query", "--local", folder.toString(), "SELECT *\nFROM ds.nothing"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString(UTF_8))
        .startsWith("bqt query: Not found: Table ds.nothing")
        .contains("schema.sql", "at [2:6]")
        .doesNotContain("Catalog Error");
  }

  /** A folder has no quota. */
  @Test
  void aRunDoesNotWarnOfQuotas() throws IOException {
    String rule = layOut("WHEN PREFIX \"/in/\" LOAD INTO shop.fruit BATCH 10s;\n");
    assertThat(run("run", rule, "--local", folder.toString(), "--until-idle")).isZero();
    assertThat(err.size()).isZero();

    assertThat(run("check", rule)).isZero();
    assertThat(out.toString(UTF_8)).contains("load-quota");
  }

  private String query(String sql, String format) {
    out.reset();
    assertThat(run("query", "--local", folder.toString(), "--format", format, sql)).isZero();
    return out.toString(UTF_8);
  }

  private int run(String... args) {
    return Main.run(
        args,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream());
  }
}

package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code compile --target}, and the configuration that routes are put into. */
class TargetsTest {

  private static final String JOB =
      "WHEN JOB LOAD INTO 'shop.orders' ON SUCCESS QUERY 'SELECT 1' ON SUCCESS (QUERY 'SELECT 2');";

  private static final String ROUTES =
      """
        "Routes": [
          {
            "When": {
              "Dest": "shop.orders",
              "Type": "LOAD"
            },
            "OnSuccess": [
              {
                "Action": "query",
                "Request": {
                  "SQL": "SELECT 1",
                  "OnSuccess": [
                    {
                      "Action": "query",
                      "Request": {
                        "SQL": "SELECT 2"
                      }
                    }
                  ]
                }
              }
            ]
          }
        ]"""
          .indent(2)
          .stripTrailing();

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aConfigurationHasTheRoutesOfAllFiles() {
    assertThat(compile(JOB, "--target", "bqdispatch")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo("{\n" + ROUTES + "\n}\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void theOtherKeysOfAConfigurationStayAsTheyAre() throws IOException {
    Path base =
        file("base.json", "{\"URL\": \"gs://c\", \"Max\": 1e3, \"Nested\": {\"a\": [null]}}");

    assertThat(compile(JOB, "--target", "bqdispatch", "--config", base.toString())).isZero();

    assertThat(out.toString(UTF_8))
        .startsWith("{\n  \"URL\": \"gs://c\",\n  \"Max\": 1e3,\n  \"Nested\": {\n    \"a\": [\n")
        .endsWith(ROUTES + "\n}\n");
  }

  @Test
  void routesThatAreThereAreReplacedWhereTheyStandAndThatIsSaid() throws IOException {
    Path base = file("base.json", "{\"routes\": [{}, {}], \"JournalURL\": \"gs://j\"}");

    assertThat(compile(JOB, "--target", "bqdispatch", "--config", base.toString())).isZero();

    assertThat(out.toString(UTF_8))
        .isEqualTo("{\n" + ROUTES + ",\n  \"JournalURL\": \"gs://j\"\n}\n");
    assertThat(err.toString(UTF_8))
        .isEqualTo("bqt compile: Routes of the configuration are replaced: 2.\n");
  }

  @Test
  void whatWasWrittenGivesTheSameAgain() throws IOException {
    Path base = file("base.json", "{\"JournalURL\": \"gs://j\"}");
    compile(JOB, "--target", "bqdispatch", "--config", base.toString());
    byte[] first = out.toByteArray();
    Files.write(base, first);
    out.reset();

    compile(JOB, "--target", "bqdispatch", "--config", base.toString());

    assertThat(out.toByteArray()).isNotEmpty().isEqualTo(first);
  }

  @Test
  void aConfigurationIsOneFileOfTheOutputFolder() throws IOException {
    Path target = folder.resolve("out");

    assertThat(compile(JOB, "--target", "bqdispatch", "-o", target.toString())).isZero();

    assertThat(target.resolve("config.json")).hasContent("{\n" + ROUTES + "\n}\n");
    assertThat(target).isDirectoryContaining(file -> file.endsWith("config.json"));
    assertThat(out.size()).isZero();
  }

  @Test
  void aRuleThatTheTargetCannotExpressIsAnError() {
    assertThat(compile(JOB)).isEqualTo(1);

    assertThat(err.toString(UTF_8)).contains("[not-in-target]", "--target bqdispatch");
    assertThat(out.size()).isZero();
  }

  @Test
  void aTargetThatIsNotThereIsAUsageError() {
    assertThat(compile(JOB, "--target", "bqdispach")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "bqt compile: There is no target bqdispach; there are bqtail, bqtail-2019, bqdispatch,"
                + " gcs-ingest. Did you mean bqdispatch?\n");
  }

  @Test
  void anArrayHasNoConfiguration() throws IOException {
    Path base = file("base.json", "{}");

    assertThat(compile("", "--config", base.toString())).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("--config needs a target with Routes");
  }

  @Test
  void whatIsNoConfigurationIsAUsageErrorThatSaysWhere() throws IOException {
    assertThat(refusal("[]")).contains("A configuration is a JSON object");
    assertThat(refusal("{\"a\": 1,\n \"a\": 2}")).contains("'a'", "(line 2, column");
    assertThat(refusal("{} {}")).contains("Something stands behind the end");
    assertThat(refusal("{\"a\": }")).contains("(line 1, column");
    assertThat(refusal("")).contains("A configuration is a JSON object");
  }

  @Test
  void aConfigurationThatIsNotThereIsAUsageError() {
    assertThat(compile(JOB, "--target", "bqdispatch", "--config", "nowhere.json")).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("bqt compile: Cannot read nowhere.json: ");
  }

  private String refusal(String base) throws IOException {
    err.reset();
    String path = file("bad.json", base).toString();
    assertThat(compile(JOB, "--target", "bqdispatch", "--config", path)).isEqualTo(2);
    assertThat(out.size()).isZero();
    return err.toString(UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int compile(String rules, String... options) {
    PrintStream to = new PrintStream(out, false, UTF_8);
    Streams streams =
        new Streams(
            new ByteArrayInputStream(rules.getBytes(UTF_8)),
            to,
            new PrintStream(err, true, UTF_8),
            false);
    CommandLine command = new CommandLine(new CompileCommand(streams));
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = "-";
    return command.execute(arguments);
  }
}

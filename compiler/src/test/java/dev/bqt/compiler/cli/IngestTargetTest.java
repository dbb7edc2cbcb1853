package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code compile --target gcs-ingest}: a tree of files, and the files that rules name. */
class IngestTargetTest {

  private static final String RUN_FILE =
      "WHEN DIRECTORY LOAD CSV; WHEN DIRECTORY \"erp/\" RUN FILE \"%s\";";
  private static final String SQL = "INSERT {dest_dataset}.{dest_table} SELECT * FROM temp_ext\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theTreeIsWrittenBelowTheFolder() throws IOException {
    Path rules = file("rules/a.bqt", "DEPLOYMENT (job_prefix = \"x-\"); WHEN DIRECTORY LOAD CSV;");
    file("rules/b/c.bqt", "WHEN DIRECTORY \"shop/\" LOAD ORDERED;");

    assertThat(compile(rules.getParent())).isZero();

    assertThat(written())
        .containsExactly("_config/load.json", "environment.yaml", "shop/_config/ORDERME");
    assertThat(folder.resolve("out/environment.yaml")).hasContent("JOB_PREFIX: \"x-\"\n");
    assertThat(out.size() + err.size()).isZero();
  }

  @Test
  void whatWasThereIsKeptOrOverwrittenNotDeleted() throws IOException {
    file("out/_config/load.json", "old");
    file("out/gone/_config/load.json", "kept");

    assertThat(compile(file("a.bqt", "WHEN DIRECTORY LOAD CSV;"))).isZero();

    assertThat(written()).containsExactly("_config/load.json", "gone/_config/load.json");
    assertThat(folder.resolve("out/_config/load.json"))
        .hasContent("{\n  \"sourceFormat\": \"CSV\"\n}\n");
  }

  @Test
  void aTreeDoesNotGoToStandardOutput() {
    assertThat(execute("-", "--target", "gcs-ingest")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "bqt compile: The target gcs-ingest is a tree of files, which does not go to standard"
                + " output. Add -o DIR.\n");
  }

  @Test
  void withAnErrorNothingIsWritten() throws IOException {
    assertThat(compile(file("a.bqt", "WHEN DIRECTORY LOAD CSV; WHEN DIRECTORY \"b\" ORDERED;")))
        .isEqualTo(1);

    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(err.toString(UTF_8)).contains("[illegal-directory]");
  }

  @Test
  void rulesAboutObjectsHaveNoPlaceInATree() throws IOException {
    assertThat(compile(file("a.bqt", "WHEN PREFIX \"/a/\" LOAD INTO shop.orders;"))).isEqualTo(1);

    assertThat(err.toString(UTF_8)).contains("[not-in-target]", "--target bqtail");
  }

  @Test
  void aFileIsReadRelativeToItsRule() throws IOException {
    file("rules/erp/sql/merge.sql", SQL);
    file("rules/erp/a.bqt", String.format(RUN_FILE, "sql/merge.sql"));

    assertThat(compile(folder.resolve("rules"))).isZero();

    assertThat(folder.resolve("out/erp/_config/bq_transform.sql")).hasContent(SQL);
  }

  @Test
  void aFileMayLieAboveItsRuleButNotAboveWhatIsCompiled() throws IOException {
    file("rules/merge.sql", SQL);
    Path rule = file("rules/erp/a.bqt", String.format(RUN_FILE, "../merge.sql"));

    assertThat(compile(folder.resolve("rules"))).isZero();
    assertThat(compile(rule)).isEqualTo(1);

    assertThat(err.toString(UTF_8))
        .contains("[unreadable-script]", "a.bqt:1:", "it is not in " + rule.getParent());
  }

  @Test
  void aLinkDoesNotLeadOut() throws IOException {
    Path secret = file("secret.sql", SQL);
    Path rule = file("rules/a.bqt", String.format(RUN_FILE, "link.sql"));
    Files.createSymbolicLink(folder.resolve("rules/link.sql"), secret);

    assertThat(compile(rule)).isEqualTo(1);

    assertThat(err.toString(UTF_8)).contains("it is a link out of");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorAtItsName() throws IOException {
    assertThat(compile(file("a.bqt", String.format(RUN_FILE, "none.sql")))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("a.bqt:1:57", "there is no such file");

    Files.write(folder.resolve("bad.sql"), new byte[] {'S', (byte) 0xff});
    assertThat(compile(file("a.bqt", String.format(RUN_FILE, "bad.sql")))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("it is not UTF-8");
  }

  private int compile(Path rules) {
    return execute(
        rules.toString(), "--target", "gcs-ingest", "-o", folder.resolve("out").toString());
  }

  private int execute(String... arguments) {
    PrintStream to = new PrintStream(err, true, UTF_8);
    Streams streams =
        new Streams(
            new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, UTF_8), to, false);
    return new CommandLine(new CompileCommand(streams)).execute(arguments);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> written() throws IOException {
    Path tree = folder.resolve("out");
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(Files::isRegularFile)
          .map(file -> tree.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}

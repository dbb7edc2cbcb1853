package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecompileTest {

  private static final String RULE =
      """
      {"When": {"Prefix": "/a/"}, "Dest": {"Table": "shop.t"}}
      """;
  private static final String SENTENCE =
      """
      WHEN PREFIX "/a/"
      LOAD INTO shop.t;
      """;

  @TempDir private Path folder;
  private Path rules;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    rules = Files.createDirectories(folder.resolve("rules/sub"));
    out = folder.resolve("out");
  }

  @Test
  void printsTheSentencesOfOneFile() throws IOException {
    Path file = Files.writeString(rules.resolve("one.json"), RULE);

    Outcome outcome = run("", file.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, SENTENCE, ""));
  }

  @Test
  void readsStandardInputInBothForms() {
    assertThat(run(RULE, "-")).isEqualTo(new Outcome(0, SENTENCE, ""));
    assertThat(run("When: {Prefix: /a/}\nDest: {Table: shop.t}\n", "-"))
        .isEqualTo(new Outcome(0, SENTENCE, ""));
  }

  @Test
  void writesAFileForEachAndKeepsFolders() throws IOException {
    Files.writeString(rules.resolve("one.json"), RULE);
    Files.writeString(rules.resolve("one.yaml"), RULE.replace("/a/", "/b/"));
    Files.writeString(rules.resolve("notes.txt"), "no rule");

    Outcome outcome = run("", folder.resolve("rules").toString(), "-o", out.toString());

    assertThat(outcome.err()).isEqualTo("2 files, 2 rules: no errors, no warnings\n");
    assertThat(outcome.code()).isZero();
    assertThat(out.resolve("sub/one.bqt")).hasContent(SENTENCE);
    assertThat(out.resolve("sub/yaml/one.bqt")).hasContent(SENTENCE.replace("/a/", "/b/"));
  }

  @Test
  void saysWhichFileIsRefusedAndWritesTheOthers() throws IOException {
    Files.writeString(rules.resolve("good.json"), RULE);
    Files.writeString(rules.resolve("bad.json"), "{\"When\": {}}");

    Outcome outcome = run("", folder.resolve("rules").toString(), "-o", out.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("bad.json:1:1", "[legacy-refused]", "dest was nil");
    assertThat(out.resolve("sub/good.bqt")).hasContent(SENTENCE);
    assertThat(out.resolve("sub/bad.bqt")).doesNotExist();
  }

  @Test
  void namesTheFilesOfSeveralOnStandardOutput() throws IOException {
    Path one = Files.writeString(rules.resolve("one.json"), RULE);
    Path two = Files.writeString(rules.resolve("two.json"), RULE.replace("/a/", "/b/"));

    Outcome outcome = run("", one.toString(), two.toString());

    assertThat(outcome.out())
        .isEqualTo(
            "-- From "
                + one
                + "\n"
                + SENTENCE
                + "\n-- From "
                + two
                + "\n"
                + SENTENCE.replace("/a/", "/b/"));
  }

  @Test
  void refusesPathsThatItCannotUse() {
    assertThat(run("", folder.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(run("", "a.bqt").err()).contains("a.bqt is a file of sentences already.");
    assertThat(run("", rules.toString()).err()).contains("There is no .json, .yaml or .yml file");
  }

  @Test
  void writesAFileForEachFolderOfABucket() throws IOException {
    put("bucket/_config/load.json", "{\"sourceFormat\": \"CSV\"}");
    put("bucket/shop/orders/_config/ORDERME", "");
    put("bucket/shop/orders/data.json", "{}");
    put("bucket/env.yaml", "JOB_PREFIX: ingest-");

    Outcome outcome = run("", folder.resolve("bucket").toString(), "-o", out.toString());

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                "",
                "3 files, 2 rules: no errors, no warnings\n"
                    + "bqt decompile: not read, since they are not below _config: 1 other .json,"
                    + " .yaml and .yml files.\n"));
    assertThat(out.resolve("bucket.bqt"))
        .hasContent("DEPLOYMENT (job_prefix = \"ingest-\");\n\nWHEN DIRECTORY\nLOAD CSV;\n");
    assertThat(out.resolve("shop.bqt")).hasContent("WHEN DIRECTORY \"shop/orders/\"\nORDERED;\n");
    assertThat(run("", folder.resolve("bucket").toString()).out())
        .startsWith("-- bucket.bqt\nDEPLOYMENT")
        .contains("\n-- shop.bqt\nWHEN");
  }

  @Test
  void leavesOutTheFoldersOfABucketThatAreRefused() throws IOException {
    put("bucket/a/_config/load.json", "{\"sourceFormat\": \"CSV\",}");
    put("bucket/b/_config/load.json", "{\"sourceFormat\": \"CSV\"}");

    Outcome outcome = run("", folder.resolve("bucket").toString(), "-o", out.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("bucket/a/_config/load.json:1:24", "[legacy-syntax]");
    assertThat(out.resolve("a.bqt")).doesNotExist();
    assertThat(out.resolve("b.bqt")).exists();
  }

  @Test
  void readsAnEnvironmentAlone() throws IOException {
    put("bucket/environment.yaml", "JOB_PREFIX: ingest-");

    assertThat(run("", folder.resolve("bucket").toString()).out())
        .isEqualTo("DEPLOYMENT (job_prefix = \"ingest-\");\n");
  }

  @Test
  void wantsTheRootOfABucketAndNothingBeside() throws IOException {
    Path file = put("bucket/a/_config/load.json", "{\"sourceFormat\": \"CSV\"}");
    Path rule = Files.writeString(rules.resolve("one.json"), RULE);
    String bucket = folder.resolve("bucket").toString();

    assertThat(run("", file.toString()).err()).contains("Give the folder that is its root");
    assertThat(run("", file.getParent().toString()).code()).isEqualTo(2);
    assertThat(run("", rule.toString(), bucket).err()).contains("Decompile it by itself.");
  }

  @Test
  void readsRulesInAFolderThatIsCalledConfigAsRules() throws IOException {
    Path file = put("_config/one.json", RULE);

    assertThat(run("", file.getParent().toString())).isEqualTo(new Outcome(0, SENTENCE, ""));
    assertThat(run("", folder.toString())).isEqualTo(new Outcome(0, SENTENCE, ""));
  }

  private Path put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Outcome run(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(UTF_8));
    PrintStream outPrint = new PrintStream(out, true, UTF_8);
    PrintStream errPrint = new PrintStream(err, true, UTF_8);
    Streams streams = new Streams(in, outPrint, errPrint, false);
    int code = new CommandLine(new DecompileCommand(streams)).execute(arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}

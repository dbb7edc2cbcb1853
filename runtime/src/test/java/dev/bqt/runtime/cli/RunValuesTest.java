package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of <code>${name}</code> that are given to run. Its folder is empty: nothing is loaded. */
class RunValuesTest {
  private static final String RULE =
      "WHEN PREFIX \"/${folder}/\" LOAD INTO shop.${table} ON FAILURE MOVE TO \"gs://e/${folder}\";";

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void aRuleAndABucket() throws IOException {
    Files.createDirectories(folder.resolve("buckets/b"));
    Files.createDirectories(folder.resolve("buckets/e"));
    Files.writeString(folder.resolve("rule.bqt"), RULE);
    Files.writeString(folder.resolve("values.properties"), "folder = in\ntable = fruit\n");
  }

  @Test
  void withoutAValueARuleIsNotRun() {
    Ended run = run("--var", "table=fruit");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[unknown-variable]", "folder").doesNotContain("${table}\"");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aValueOfAFileAndOneOfTheCommandLineMakeARule() {
    Ended run =
        run("--vars", folder.resolve("values.properties").toString(), "--var", "table=orders");

    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(run.out()).contains("1 rule");
  }

  @Test
  void theCommandLineGoesBeforeTheFile() {
    Ended run = run("--vars", folder.resolve("values.properties").toString(), "--var", "table=");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[illegal-table]");
  }

  @Test
  void aValueWithoutAnEqualsSignIsWrongUsage() {
    Ended run = run("--var", "folder");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--var is given as NAME=VALUE");
  }

  private Ended run(String... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {
      "run", folder.resolve("rule.bqt").toString(), "--local", folder.toString(), "--until-idle"
    };
    String[] all = new String[args.length + values.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(values, 0, all, args.length, values.length);
    int code =
        Main.run(
            all,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream());
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}

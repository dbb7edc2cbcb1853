package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check.properties} beside rules. */
class CheckValuesTest {

  private static final String RULE = "WHEN PREFIX \"/${folder}/\" LOAD INTO shop.orders;\n";

  @TempDir private Path folder;

  @Test
  void givesCheckWhatNobodyElseGives() throws IOException {
    write("a", "folder = a");

    assertThat(check().code()).isZero();
    assertThat(check("--var", "folder=a//b").out()).contains("/${folder}/", "[double-slash]");
  }

  @Test
  void givesCompileNothing() throws IOException {
    write("a", "folder = a");

    Outcome outcome = Outcome.of("", "compile", folder.toString());

    assertThat(outcome.code()).isOne();
    assertThat(outcome.err()).contains("[unknown-variable]");
  }

  @Test
  void twoFilesThatDifferAreRefused() throws IOException {
    write("a", "folder = a");
    write("b", "folder = b");

    Outcome outcome = check();

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("bqt check: ")
        .contains("check.properties have different values of folder. Check their folders one by");
    assertThat(check("--var", "folder=c").err()).doesNotContain("different values");
  }

  @Test
  void theExamplesAreFine() {
    assertThat(Outcome.of("", "check", "../rules-examples").code()).isZero();
  }

  private Outcome check(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "check";
    words[1] = folder.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return Outcome.of("", words);
  }

  private void write(String name, String values) throws IOException {
    Path inside = Files.createDirectory(folder.resolve(name));
    Files.writeString(inside.resolve("rule.bqt"), RULE.replace("shop.", "shop_" + name + "."));
    Files.writeString(inside.resolve("check.properties"), values + "\n");
  }
}

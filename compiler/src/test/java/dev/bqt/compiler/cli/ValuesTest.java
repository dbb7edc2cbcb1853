package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that commands are given. */
class ValuesTest {

  private static final String RULE =
      "WHEN PREFIX \"/${folder}/\" FILTER r\"${pattern}\" LOAD INTO ${project}.shop.orders;\n";

  @TempDir private Path folder;

  @Test
  void standInTextsRawTextsAndTablesAsTheyAre() throws IOException {
    Path file = Files.writeString(folder.resolve("dev.yaml"), "folder: sales\nproject: shop-dev\n");

    Outcome outcome =
        Outcome.of(RULE, "compile", "-", "--vars", file.toString(), "--var", "pattern=\\d\"'");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("\"Prefix\": \"/sales/\"", "\"Table\": \"shop-dev.shop.orders\"")
        .contains("\"Filter\": \"\\\\d\\\"'\"");
  }

  @Test
  void aTableThatAValueSpoilsIsFound() {
    Outcome outcome =
        Outcome.of(
            "WHEN PREFIX \"/a/\" LOAD INTO ${project}.shop.orders;",
            "check",
            "-",
            "--var",
            "project=a\"b\nc");

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out()).contains("[illegal-table]");
  }

  @Test
  void aMisspeltNameIsAnErrorThatKnowsWhatWasGiven() {
    Outcome outcome =
        Outcome.of(
            "WHEN PREFIX \"/${foldr}/\" LOAD INTO shop.orders;",
            "check",
            "-",
            "--var",
            "folder=sales");

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out()).contains("[unknown-variable]", "Did you mean ${folder}?");
    assertThat(outcome.err())
        .isEqualTo("bqt check: Nothing uses --var folder: no rule has ${folder}.\n");
  }

  @Test
  void aNameThatNobodyGaveMentionsVar() {
    Outcome outcome =
        Outcome.of("WHEN PREFIX \"/${folder}/\" LOAD INTO shop.orders;", "check", "-");

    assertThat(outcome.out()).contains("[unknown-variable]", "--var");
  }

  @Test
  void aValueThatCannotBeTakenIsWrongUsage() {
    Outcome outcome = Outcome.of(RULE, "check", "-", "--var", "TempTable=x");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("bqt check: ${TempTable} is filled in when a rule runs");
    assertThat(outcome.out()).isEmpty();
  }
}

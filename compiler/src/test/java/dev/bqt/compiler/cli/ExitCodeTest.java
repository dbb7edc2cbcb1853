package dev.bqt.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {

  private static final String GOOD = "WHEN PREFIX \"/a/\" LOAD INTO shop.t;\n";
  private static final String WARNED = "WHEN PREFIX \"/c/\" LOAD INTO shop.t BATCH 10s;\n";
  private static final String BAD = "WHEN PREFIX \"/d/\" LOAD INTO orders;\n";

  @ParameterizedTest
  @CsvSource({
    "check,text", "check,json", "check,sarif", "check,github",
    "compile,text", "compile,json", "compile,sarif", "compile,github"
  })
  void isTheSameInEachFormat(String command, String format) {
    assertThat(Outcome.of(GOOD, command, "--format", format, "-").code()).isZero();
    assertThat(Outcome.of(WARNED, command, "--format", format, "-").code()).isZero();
    assertThat(Outcome.of(BAD, command, "--format", format, "-").code()).isOne();
    assertThat(Outcome.of("", command, "--format", format, "no such file").code()).isEqualTo(2);
    assertThat(Outcome.of(new Broken(), false, command, "--format", format, "-").code())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile"})
  void anUnknownFormatIsWrongUsage(String command) {
    Outcome outcome = Outcome.of(GOOD, command, "--format", "xml", "-");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--format", "text, json, sarif, github", "xml");
  }

  @ParameterizedTest
  @CsvSource({
    "check,0 1 2 3 130",
    "compile,0 1 2 3 130",
    "explain,0 2 3 130",
  })
  void helpNamesEach(String command, String codes) {
    Outcome outcome = Outcome.of("", command, "--help");

    assertThat(outcome.code()).isZero();
    String list = outcome.out().substring(outcome.out().indexOf("Exit codes:\n"));
    assertThat(
            list.lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ")[0]))
        .containsExactly(codes.split(" "));
  }

  @Test
  void warningsAloneAreFine() {
    assertThat(Outcome.of(WARNED, "check", "-").out()).contains("1 warning");
    assertThat(Outcome.of(WARNED, "check", "-").code()).isEqualTo(ExitCode.FINE.number());
  }

  /** Standard input that nobody could foresee. */
  private static final class Broken extends InputStream {
    @Override
    public int read() {
      throw new IllegalStateException("broken on purpose");
    }
  }
}

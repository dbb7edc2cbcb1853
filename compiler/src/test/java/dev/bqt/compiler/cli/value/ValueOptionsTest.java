package dev.bqt.compiler.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which of several values is taken. */
class ValueOptionsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("who", "environment", "HOME", "/root", "Region", "EU", "a b", "odd");

  @TempDir private Path folder;

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin private final ValueOptions values = new ValueOptions();
  }

  private static ValueOptions parse(String... arguments) {
    Command command = new Command();
    new CommandLine(command).parseArgs(arguments);
    return command.values;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theCommandLineGoesBeforeFilesAndThoseBeforeTheEnvironment()
      throws ValueProblem, IOException {
    String first = file("first.properties", "who=first\nbucket=one\n");
    String second = file("second.yaml", "who: second\n");

    Values all =
        parse("--var", "who=x", "--vars", first, "--vars", second, "--var-env", "--var=who=y=z")
            .values(ENVIRONMENT);
    Values files = parse("--var-env", "--vars", first, "--vars", second).values(ENVIRONMENT);
    Values environment = parse("--var-env").values(ENVIRONMENT);

    assertThat(all.of("who")).isEqualTo("y=z");
    assertThat(all.of("bucket")).isEqualTo("one");
    assertThat(files.of("who")).isEqualTo("second");
    assertThat(environment.of("who")).isEqualTo("environment");
  }

  @Test
  void theEnvironmentIsAskedOnlyWhenTold() throws ValueProblem {
    assertThat(parse().values(ENVIRONMENT)).isEqualTo(Values.NONE);
  }

  @Test
  void whatCannotBeAValueIsPassedOverInTheEnvironment() throws ValueProblem {
    assertThat(parse("--var-env").values(ENVIRONMENT).byName()).containsOnlyKeys("who", "HOME");
  }

  @Test
  void aNameThatIsFilledInLaterIsRefused() {
    assertThatThrownBy(() -> parse("--var", "EventID=hunter2").values(ENVIRONMENT))
        .isInstanceOf(ValueProblem.class)
        .hasMessage(
            "${EventID} is filled in when a rule runs, so no value can be given for EventID."
                + " Take another name.");
  }

  @Test
  void aValueWithoutANameIsRefusedAndNotShown() {
    assertThatThrownBy(() -> parse("--var", "hunter2").values(ENVIRONMENT))
        .hasMessage("--var is given as NAME=VALUE, but one has no =.");
    assertThatThrownBy(() -> parse("--var", "=hunter2").values(ENVIRONMENT))
        .hasMessageContaining("cannot be the name of a value")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = folder.resolve("none.json").toString();

    assertThatThrownBy(() -> parse("--vars", missing).values(ENVIRONMENT))
        .hasMessage("There is no file " + missing + " (--vars).");
    assertThatThrownBy(() -> parse("--vars", folder.toString()).values(ENVIRONMENT))
        .hasMessageStartingWith("Cannot read " + folder + " (--vars): ");
  }

  @Test
  void whatNobodyUsesIsNamedWithoutItsValue() {
    SourceFile rule = SourceFile.of("a.bqt", "WHEN PREFIX \"/${used}/\" LOAD INTO a.b;");

    assertThat(parse("--var", "used=1", "--var", "other=hunter2").unused(List.of(rule)))
        .containsExactly("Nothing uses --var other: no rule has ${other}.");
  }
}

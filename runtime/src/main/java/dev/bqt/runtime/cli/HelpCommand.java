package dev.bqt.runtime.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bqt help [COMMAND]}: the same as {@code --help}. */
@Command(
    name = "help",
    description = "Shows this help, or that of a command.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {"", "Example: bqt help run"})
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Such as run.")
  private String name;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    CommandLine bqt = spec.parent().commandLine();
    CommandLine command = name == null ? bqt : bqt.getSubcommands().get(name);
    if (command == null) {
      throw new ParameterException(bqt, UsageErrors.noCommand(name, bqt));
    }
    command.usage(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}

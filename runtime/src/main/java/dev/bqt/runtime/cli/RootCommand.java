package dev.bqt.runtime.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What {@code bqt} says when no command is named. */
@Command(
    name = "bqt",
    versionProvider = Version.class,
    description = "Loads the files of buckets into tables, by rules written as sentences.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something is to be looked at: a rule, a file that could not be loaded",
      "2:wrong usage",
      "3:a fault of bqt",
      "130:ended by Ctrl-C"
    },
    footer = {
      "",
      "New here? 'bqt quickstart' shows a rule at work in half a minute.",
      "'bqt COMMAND --help' says more about a command."
    })
final class RootCommand implements Callable<Integer> {
  /** What somebody needs who has typed nothing but {@code bqt}. */
  private static final List<String> SHORT =
      List.of(
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = OurFault.DEBUG_OPTION,
      scope = ScopeType.INHERIT,
      description =
          "When bqt itself is at fault, show where (or set " + OurFault.DEBUG_VARIABLE + ").")
  private boolean debug;

  @Override
  public Integer call() {
    CommandLine bqt = spec.commandLine();
    bqt.setHelpSectionKeys(SHORT);
    bqt.usage(bqt.getErr());
    return ExitCode.USAGE;
  }
}

package dev.bqt.compiler.cli;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.cli.value.CheckValues;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check PATH…}: reports what is wrong with rules, and ends with a line that sums it up. */
@Command(
    name = "check",
    description = "Check rules without writing anything.",
    footer = {
      "",
      "Values that nobody gives are taken from " + CheckValues.FILE + " beside the rules.",
      "",
      "Example: bqt check rules/"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.FINE_HELP,
      ExitCode.FINDINGS_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.OURS_HELP,
      ExitCode.INTERRUPTED_HELP
    })
public final class CheckCommand extends RuleCommand {

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "Check for one who reads the rules, as compile does: bqtail, bqtail-2019, bqdispatch or"
              + " gcs-ingest (default: for no one in particular).")
  private String target;

  /** A command on these streams. */
  public CheckCommand(Streams streams) {
    super("check", streams);
  }

  @Override
  Settings settings() throws UsageProblem {
    return target == null ? super.settings() : Settings.NONE.with(TargetOptions.find(target));
  }

  @Override
  Values values(List<RulePaths.RuleText> texts, Values given) throws ValueProblem {
    return CheckValues.fill(
        given,
        texts.stream()
            .filter(text -> !text.source().name().equals(SourceFile.STANDARD_INPUT))
            .map(RulePaths.RuleText::folder)
            .distinct()
            .toList());
  }

  @Override
  void finish(List<RulePaths.RuleText> texts, Compilation compilation) {
    report(compilation, texts.size(), streams().out());
    if (!findings().isDocument()) {
      PrintStream forPeople = findings().forPeople() ? streams().out() : streams().err();
      forPeople.println(summary(compilation, texts.size()).line());
    }
  }
}

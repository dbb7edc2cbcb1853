package dev.bqt.compiler.cli;

import dev.bqt.compiler.Compilation;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code check PATH…}: reports what is wrong with rules, and ends with a line that sums it up. */
@Command(
    name = "check",
    description = "Check rules without writing anything.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:errors in the rules", "2:wrong usage", "3:a fault of bqt"})
public final class CheckCommand extends RuleCommand {

  /** A command on these streams. */
  public CheckCommand(Streams streams) {
    super("check", streams);
  }

  @Override
  void finish(List<RulePaths.RuleText> texts, Compilation compilation) {
    report(compilation, texts.size(), streams().out());
    if (forPeople()) {
      streams().out().println(summary(compilation, texts.size()).line());
    }
  }
}

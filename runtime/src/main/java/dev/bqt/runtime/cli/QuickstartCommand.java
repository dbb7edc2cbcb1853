package dev.bqt.runtime.cli;

import dev.bqt.compiler.cli.Streams;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bqt quickstart}: an example, the commands to run it, and what they show. */
@Command(
    name = "quickstart",
    description = "Shows a rule at work: files in a bucket become rows of a table.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {
      "",
      "It lays out a folder, then runs the very commands that it shows, in that",
      "folder and without any account. A second time it starts afresh.",
      "Example: bqt quickstart /tmp/shop"
    })
final class QuickstartCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = {
        "A folder: empty, new, or of an earlier quickstart.",
        "Unless stated: target/quickstart in the project,",
        "bqt-quickstart anywhere else."
      })
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  QuickstartCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    SampleFolder site = new SampleFolder(folder == null ? Launch.samplePath() : folder);
    if (!site.isOurs()) {
      throw new ParameterException(
          spec.commandLine(),
          site.path() + " is not empty, and no quickstart was there before: name another folder.");
    }
    Sample sample = site.layOut();
    introduce(site, sample);
    String local = site.path().toString();
    int ended = show("run", site.rule().toString(), "--local", local, "--until-idle");
    return ended != ExitCode.OK
        ? ended
        : show("query", "--local", local, "SELECT * FROM " + sample.table() + " ORDER BY 1");
  }

  private void introduce(SampleFolder site, Sample sample) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(site.path() + " has a bucket with new files in it, a table, and this rule:");
    out.println();
    sample.rule().lines().forEach(line -> out.println("    " + line));
    out.println();
    out.printf(
        "Files of the same %d seconds are loaded together, so the run waits for their end.%n",
        sample.windowSeconds());
  }

  /** Shows a command as it is typed, then does what it says. */
  private int show(String... args) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println("$ " + Launch.typed(args));
    return Main.run(args, streams);
  }
}

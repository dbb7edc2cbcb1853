package dev.bqt.compiler.cli;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.CompiledFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code compile PATH…}: rules to JSON, on standard output or below a folder. Findings go to
 * standard error; with an error among them nothing is written.
 */
@Command(
    name = "compile",
    description = "Compile rules to the JSON that the cloud functions read.",
    footer = {"", "Example: bqt compile rules/ -o OUT"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.FINE_HELP,
      ExitCode.FINDINGS_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.OURS_HELP,
      ExitCode.INTERRUPTED_HELP
    })
public final class CompileCommand extends RuleCommand {

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "Write one .json for each .bqt into DIR, keeping paths below PATH.")
  private Path folder;

  /** A command on these streams. */
  public CompileCommand(Streams streams) {
    super("compile", streams);
  }

  @Override
  void finish(List<RulePaths.RuleText> texts, Compilation compilation) throws UsageProblem {
    report(compilation, texts.size(), streams().err());
    if (compilation.hasErrors()) {
      return;
    }
    if (folder == null) {
      streams().out().writeBytes(compilation.routeJson());
    } else {
      new OutputFolder(folder).write(jsonByTarget(texts, compilation));
    }
  }

  private static Map<String, byte[]> jsonByTarget(
      List<RulePaths.RuleText> texts, Compilation compilation) throws UsageProblem {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      CompiledFile compiled = compilation.files().get(i);
      if (files.put(texts.get(i).target(), compiled.routeJson()) != null) {
        throw new UsageProblem(
            "Two of the files would be written to "
                + texts.get(i).target()
                + ". Give the folder above both as PATH.");
      }
    }
    return files;
  }
}

package dev.bqt.compiler.cli;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.emit.BaseConfiguration;
import dev.bqt.compiler.target.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      description =
          "Write one .json for each .bqt into DIR, keeping paths below PATH;"
              + " a configuration is written to DIR/config.json, a tree of _config to DIR.")
  private Path folder;

  @Mixin private final TargetOptions targets = new TargetOptions();

  /** A command on these streams. */
  public CompileCommand(Streams streams) {
    super("compile", streams);
  }

  @Override
  Settings settings() throws UsageProblem {
    targets.config();
    if (targets.target() == Target.GCS_INGEST && folder == null) {
      throw new UsageProblem(
          "The target "
              + targets.target().word()
              + " is a tree of files, which does not go to standard output. Add -o DIR.");
    }
    return Settings.NONE.with(targets.target());
  }

  @Override
  void finish(List<RulePaths.RuleText> texts, Compilation compilation) throws UsageProblem {
    report(compilation, texts.size(), streams().err());
    if (compilation.hasErrors()) {
      return;
    }
    if (targets.target() == Target.GCS_INGEST) {
      new OutputFolder(folder).write(compilation.ingestTree());
    } else if (targets.target().isConfiguration()) {
      writeConfiguration(compilation);
    } else if (folder == null) {
      streams().out().writeBytes(compilation.routeJson());
    } else {
      new OutputFolder(folder).write(jsonByTarget(texts, compilation));
    }
  }

  /** All rules are one document, wherever they stand. */
  private void writeConfiguration(Compilation compilation) throws UsageProblem {
    BaseConfiguration base = targets.config();
    if (base.routes() > 0) {
      streams()
          .err()
          .println("bqt compile: Routes of the configuration are replaced: " + base.routes() + ".");
    }
    byte[] json = base.with(compilation.routes());
    if (folder == null) {
      streams().out().writeBytes(json);
    } else {
      new OutputFolder(folder).write(Map.of("config.json", json));
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

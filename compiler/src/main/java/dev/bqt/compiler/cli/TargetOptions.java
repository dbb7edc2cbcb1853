package dev.bqt.compiler.cli;

import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.emit.BaseConfiguration;
import dev.bqt.compiler.emit.ConfigurationProblem;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code compile} that say for whom. */
final class TargetOptions {

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = {
        "Who reads what is compiled (default: bqtail):",
        "bqtail: BqTail since version 2; an array of rules",
        "bqtail-2019: BqTail of 2019; a configuration with Routes",
        "bqdispatch: BqDispatch of 2019; a configuration with Routes",
        "gcs-ingest: gcs_event_based_ingest; a tree of _config directories, with -o alone"
      })
  private String target = Target.BQTAIL.word();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration in JSON that the Routes are put into; its other keys stay.")
  private Path config;

  /** The target that was asked for. */
  Target target() throws UsageProblem {
    return find(target);
  }

  /** The target of a word. */
  static Target find(String target) throws UsageProblem {
    List<String> words = Arrays.stream(Target.values()).map(Target::word).toList();
    for (Target each : Target.values()) {
      if (each.word().equals(target)) {
        return each;
      }
    }
    String near = Suggestion.nearest(target, words);
    throw new UsageProblem(
        "There is no target "
            + target
            + "; there are "
            + String.join(", ", words)
            + "."
            + (near.isEmpty() ? "" : " Did you mean " + near + "?"));
  }

  /** The configuration that routes are put into; one without a key if none was given. */
  BaseConfiguration config() throws UsageProblem {
    if (config == null) {
      return BaseConfiguration.empty();
    }
    if (!target().isConfiguration()) {
      throw new UsageProblem(
          "--config needs a target with Routes: bqtail-2019 or bqdispatch. "
              + target
              + " has none.");
    }
    try {
      return BaseConfiguration.read(Files.readAllBytes(config));
    } catch (IOException unreadable) {
      throw new UsageProblem("Cannot read " + config + ": " + RulePaths.reason(unreadable));
    } catch (ConfigurationProblem bad) {
      throw new UsageProblem(config + " cannot be a configuration: " + bad.getMessage());
    }
  }
}

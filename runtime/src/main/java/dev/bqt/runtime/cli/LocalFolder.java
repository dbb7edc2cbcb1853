package dev.bqt.runtime.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --local} of all commands that work in a folder. */
final class LocalFolder {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--local",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder with buckets/<bucket>/<object>; beside them schema.sql with tables to be made,"
              + " warehouse.duckdb and state/.")
  private Path path;

  /**
   * The folder.
   *
   * @throws ParameterException when it is none to work in; says why
   */
  Path path() {
    LocalSite.complaint(path)
        .ifPresent(
            complaint -> {
              throw new ParameterException(command.commandLine(), complaint);
            });
    return path;
  }
}

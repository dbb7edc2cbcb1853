package dev.bqt.runtime.cli;

import dev.bqt.runtime.config.Configuration;
import dev.bqt.runtime.config.ConfigurationBook;
import dev.bqt.runtime.config.ConfigurationReader;
import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.Ledger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of all commands that work in a folder, or with the services of a configuration. */
final class SiteOptions {
  private static final String STATE = "bqt-state";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description = "A folder in place of the services: buckets/<bucket>/<object>.")
  private Path local;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "bqtail.json, or bqdispatch.json besides: file or gs:// URL.")
  private List<String> configurations = List.of();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the ledger; else bqt-state beside FILE.")
  private Path state;

  private final Map<String, String> environment = System.getenv();

  /**
   * Opens the site.
   *
   * @throws ParameterException when the options name none, or more than one
   * @throws SiteException when it cannot be worked at; says why
   */
  Site open() {
    if (isLocal()) {
      return new LocalSite(local);
    }
    ConfigurationFiles files = files();
    Configuration configuration = read(files);
    return RemoteSite.open(
        configuration, new RemoteSite.Given(files.home(), state(files, configuration), typed()));
  }

  /**
   * Opens the ledger alone: nobody is asked for anything else.
   *
   * @throws ParameterException as {@link #open}
   * @throws SiteException when there is none
   */
  Ledger ledger(Consumer<Change> watcher) {
    if (isLocal()) {
      NeededFiles.require(local);
    }
    StateFolder folder = stateFolder();
    if (!folder.isUsed() && !folder.isMarked()) {
      throw new SiteException(
          List.of("there is no ledger in " + folder.path() + ": nothing was run with it."));
    }
    return folder.open(watcher);
  }

  /**
   * Whether a folder is meant in which no run has begun: there is no ledger, and there was none.
   *
   * @throws ParameterException as {@link #open}
   */
  boolean isFresh() {
    StateFolder folder = isLocal() ? LocalSite.state(local) : null;
    return folder != null && !folder.isUsed() && !folder.isMarked();
  }

  private StateFolder stateFolder() {
    if (isLocal()) {
      return LocalSite.state(local);
    }
    return state == null ? state(files(), read(files())) : new StateFolder(state);
  }

  /** Whether a folder is meant that is fit to be worked in. */
  private boolean isLocal() {
    if (local == null) {
      return false;
    }
    if (!configurations.isEmpty() || state != null) {
      throw usage("--local has a ledger of its own: leave out --config and --state.");
    }
    LocalSite.complaint(local)
        .ifPresent(
            complaint -> {
              throw usage(complaint);
            });
    return true;
  }

  private ConfigurationFiles files() {
    ConfigurationFiles files = new ConfigurationFiles(configurations, environment);
    if (!files.areNamed()) {
      throw new MissingParameterException(
          command.commandLine(), List.of(), "--local DIR or --config FILE is missing.");
    }
    return files;
  }

  private Configuration read(ConfigurationFiles files) {
    ConfigurationBook book = ConfigurationReader.read(files.read(), environment);
    PrintWriter err = command.commandLine().getErr();
    book.problems().forEach(err::println);
    err.flush();
    return book.configuration()
        .orElseThrow(
            () -> new SiteException(List.of("nothing can be run with this configuration.")));
  }

  private StateFolder state(ConfigurationFiles files, Configuration configuration) {
    if (state != null) {
      return new StateFolder(state);
    }
    String named = configuration.state() == null ? STATE : configuration.state();
    return new StateFolder(files.home().resolve(named));
  }

  private List<String> typed() {
    List<String> typed = new ArrayList<>();
    configurations.forEach(file -> typed.addAll(List.of("--config", file)));
    if (state != null) {
      typed.addAll(List.of("--state", state.toString()));
    }
    return typed;
  }

  private ParameterException usage(String complaint) {
    return new ParameterException(command.commandLine(), complaint);
  }
}

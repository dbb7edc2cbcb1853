package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.CloudSettings.Account;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.ConfigurationSource;
import dev.bqt.runtime.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Configurations where users name them: files, objects of Cloud Storage, or the environment.
 *
 * @param named paths and {@code gs://} URLs; empty means what the variable CONFIG names
 * @param environment variables of the process
 */
record ConfigurationFiles(List<String> named, Map<String, String> environment) {
  private static final String SCHEME = "gs://";

  /** Copies the list. */
  ConfigurationFiles {
    named = List.copyOf(named);
  }

  /** Whether there is a configuration at all. */
  boolean areNamed() {
    return !named.isEmpty() || !variable().isEmpty();
  }

  private String variable() {
    return environment.getOrDefault(Environment.CONFIG, "").strip();
  }

  /**
   * Reads them.
   *
   * @throws SiteException when one is not there or cannot be read; says which
   */
  List<ConfigurationSource> read() {
    if (named.isEmpty() && variable().startsWith("{")) {
      return List.of(new ConfigurationSource(Environment.CONFIG, variable().getBytes(UTF_8)));
    }
    return (named.isEmpty() ? List.of(variable()) : named).stream().map(this::read).toList();
  }

  private ConfigurationSource read(String name) {
    return new ConfigurationSource(
        name, name.startsWith(SCHEME) ? object(name) : file(Path.of(name)));
  }

  private static byte[] file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw amiss("there is no configuration " + file + ".");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw amiss("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** The configuration is not known yet: only the environment tells whom to ask. */
  private byte[] object(String url) {
    int slash = url.indexOf('/', SCHEME.length());
    if (slash < 0 || slash == url.length() - 1) {
      throw amiss(url + " names no object: gs://bucket/name is expected.");
    }
    return store()
        .read(url.substring(SCHEME.length(), slash), url.substring(slash + 1))
        .orElseThrow(() -> amiss("there is no configuration " + url + "."));
  }

  private ObjectStore store() {
    String host = Environment.storageHost(environment);
    Listening.demand(host, "STORAGE_EMULATOR_HOST");
    Account account = host == null ? Account.DEFAULT : null;
    GoogleCloud.logIn(account);
    String project = Environment.project(environment);
    return GoogleCloud.open(
            new CloudSettings(project == null ? "" : project, null, host, null, account))
        .objects();
  }

  /** The folder that what they name is relative to: that of the first, if it is a file. */
  Path home() {
    String first = named.isEmpty() ? variable() : named.get(0);
    boolean isFile = !first.startsWith("{") && !first.contains("://");
    Path parent = isFile ? Path.of(first).getParent() : null;
    return parent == null ? Path.of("") : parent;
  }

  /** As with rules that are named and are not there: the command line cannot be followed. */
  private static SiteException amiss(String words) {
    return new SiteException(List.of(words), ExitCode.USAGE);
  }
}

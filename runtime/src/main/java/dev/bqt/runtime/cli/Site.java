package dev.bqt.runtime.cli;

import dev.bqt.runtime.cli.rules.RuleOrigin;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.config.Configuration;
import dev.bqt.runtime.config.RunnerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a run works: in a folder, or with the services that a configuration names. */
interface Site extends AutoCloseable {

  /** Cloud Storage. */
  ObjectStore objects();

  /** BigQuery. */
  Warehouse warehouse();

  /** How a runner is set up here. */
  RunnerConfig runner();

  /** What is said about rules that are followed besides those of the command line. */
  Configuration.Rules rules();

  /** Where those are. */
  List<RuleOrigin> ruleOrigins();

  /** Where the ledger is. */
  StateFolder state();

  /**
   * Makes sure that a runner can write what it shows, as far as that can be told beforehand.
   *
   * @throws SiteException when it cannot; says why
   */
  void prepare();

  /** Whether Google answers: then there are quotas, and queries cost money. */
  boolean isGoogles();

  /** Where this is, for people: the end of a sentence. */
  String place();

  /**
   * What was not scanned, with the word of the configuration that it comes from.
   *
   * @param problem a sentence
   */
  default String explained(String problem) {
    return problem;
  }

  /** The options of the command line that name this site. */
  List<String> options();

  /** Files that must stay where they are while it runs. */
  List<Path> kept();

  /**
   * When the next file will have stood still long enough to be an object; empty when none is
   * waiting.
   *
   * @throws IOException when nobody can be asked now; it may be repeated
   */
  Optional<Instant> nextSettling() throws IOException;

  @Override
  void close();
}

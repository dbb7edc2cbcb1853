package dev.bqt.runtime.cli;

import dev.bqt.runtime.cli.rules.RuleBucket;
import dev.bqt.runtime.cli.rules.RuleFiles;
import dev.bqt.runtime.cli.rules.RuleOrigin;
import dev.bqt.runtime.cli.rules.RulesInside;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.CloudSettings.Account;
import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.Configuration;
import dev.bqt.runtime.config.Configuration.Services;
import dev.bqt.runtime.config.RunnerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cloud Storage and BigQuery over the network: Google's, or others that a configuration names. */
final class RemoteSite implements Site {
  private final Configuration configuration;
  private final Given given;
  private final String project;
  private final GoogleCloud doors;

  private RemoteSite(Configuration configuration, Given given, String project, GoogleCloud doors) {
    this.configuration = configuration;
    this.given = given;
    this.project = project;
    this.doors = doors;
  }

  /**
   * What the command line says.
   *
   * @param home folder that the configuration's paths are relative to
   * @param state where the ledger is
   * @param options that name this site
   */
  record Given(Path home, StateFolder state, List<String> options) {
    /** Copies the list. */
    Given {
      options = List.copyOf(options);
    }
  }

  /**
   * Finds credentials, where they are needed, and the project. Where both services are somebody
   * else's, nothing is asked of Google.
   *
   * @throws CloudFailure when there are no credentials; says what to do
   * @throws SiteException when there is no project
   */
  static RemoteSite open(Configuration configuration, Given given) {
    Services services = configuration.services();
    Account account = account(services);
    Listening.demand(services.storageHost(), "Bqt.StorageHost, or STORAGE_EMULATOR_HOST");
    Listening.demand(services.bigQueryHost(), "Bqt.BigQueryHost, or BIGQUERY_EMULATOR_HOST");
    GoogleCloud.logIn(account);
    String project = project(services);
    CloudSettings settings =
        new CloudSettings(project, null, services.storageHost(), services.bigQueryHost(), account);
    return new RemoteSite(configuration, given, project, GoogleCloud.open(settings));
  }

  private static Account account(Services services) {
    return services.areEmulated()
        ? null
        : new Account(services.impersonated(), services.quotaProject());
  }

  private static String project(Services services) {
    if (services.project() != null) {
      return services.project();
    }
    return GoogleCloud.defaultProject()
        .orElseThrow(
            () ->
                new SiteException(
                    List.of(
                        "no project is named: write \"ProjectID\" into the configuration, or set"
                            + " GOOGLE_CLOUD_PROJECT.")));
  }

  @Override
  public ObjectStore objects() {
    return doors.objects();
  }

  @Override
  public Warehouse warehouse() {
    return doors.warehouse();
  }

  @Override
  public RunnerConfig runner() {
    return configuration.runner(project);
  }

  @Override
  public Configuration.Rules rules() {
    return configuration.rules();
  }

  @Override
  public List<RuleOrigin> ruleOrigins() {
    List<RuleOrigin> origins = new ArrayList<>();
    if (!rules().inline().isEmpty()) {
      origins.add(new RulesInside(rules().inline()));
    }
    rules()
        .folder()
        .ifPresentOrElse(
            folder -> origins.add(new RuleBucket(objects(), folder, whyUnseen())),
            () -> {
              if (rules().url() != null) {
                origins.add(new RuleFiles(List.of(given.home().resolve(rules().url()))));
              }
            });
    return origins;
  }

  @Override
  public StateFolder state() {
    return given.state();
  }

  /** Looks into each folder that is written to: a bucket that is not there is told at once. */
  @Override
  public void prepare() {
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, Folder> folder : writtenTo().entrySet()) {
      try {
        look(folder.getValue());
      } catch (CloudFailure failure) {
        if (!failure.isFinal()) {
          // The run itself asks again, for as long as it takes.
          break;
        }
        complaints.add(folder.getKey() + ": " + failure.getMessage() + ".");
      }
    }
    if (!complaints.isEmpty()) {
      throw new SiteException(complaints);
    }
    makeStateFolder();
  }

  private Map<String, Folder> writtenTo() {
    Map<String, Folder> folders = new LinkedHashMap<>();
    folders.put("JournalURL", configuration.places().journal().running());
    folders.put("DoneLoadProcessURL", configuration.places().journal().done());
    folders.put("AsyncTaskURL", configuration.places().journal().tasks());
    folders.put("ErrorURL", configuration.places().journal().errors());
    Map<String, Folder> buckets = new LinkedHashMap<>();
    folders.forEach(
        (key, folder) -> {
          if (buckets.values().stream().noneMatch(seen -> seen.bucket().equals(folder.bucket()))) {
            buckets.put(key, folder);
          }
        });
    return buckets;
  }

  /** Lists nothing of it: what is asked is whether it may be listed. */
  private void look(Folder folder) {
    objects().list(new Listing(folder.bucket(), folder.prefix(), null, folder.prefix(), null));
  }

  private void makeStateFolder() {
    try {
      Files.createDirectories(state().path());
    } catch (IOException e) {
      String path = state().path().toString();
      throw new SiteException(List.of("cannot make the folder " + path + ": " + e.getMessage()));
    }
  }

  @Override
  public boolean isGoogles() {
    return !configuration.services().areEmulated();
  }

  @Override
  public String place() {
    List<String> buckets = runner().watched().names().stream().map(name -> "gs://" + name).toList();
    return String.join(", ", buckets)
        + " in project "
        + project
        + hosts(configuration.services())
        + ", ledger in "
        + state().path()
        + (state().isUsed()
            ? ""
            : " (new: what is in the buckets is loaded, but what jobs of another ledger name)");
  }

  @Override
  public String explained(String problem) {
    for (String bucket : runner().watched().names()) {
      if (problem.startsWith("gs://" + bucket + "/")) {
        return problem + "; " + origin(bucket);
      }
    }
    return problem;
  }

  private String whyUnseen() {
    return isGoogles()
        ? ""
        : "; where bqt serve answers, a file is there once it has stood still for two seconds";
  }

  /** Where the name of a scanned bucket comes from. */
  private String origin(String bucket) {
    if (!bucket.equals(configuration.places().trigger(project))) {
      return bucket + " is one of Bqt.Buckets in the configuration";
    }
    return configuration.places().trigger() == null
        ? bucket + " follows from project " + project + ": write \"TriggerBucket\" to name another"
        : bucket + " is TriggerBucket in the configuration";
  }

  private static String hosts(Services services) {
    if (!services.areEmulated()) {
      return "";
    }
    boolean isOne = services.storageHost().equals(services.bigQueryHost());
    return " at " + services.storageHost() + (isOne ? "" : " and " + services.bigQueryHost());
  }

  @Override
  public List<String> options() {
    return given.options();
  }

  @Override
  public List<Path> kept() {
    return List.of(state().file());
  }

  /** What Cloud Storage shows is whole. */
  @Override
  public Optional<Instant> nextSettling() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Google's clients hold no connection that would have to be closed.
  }
}

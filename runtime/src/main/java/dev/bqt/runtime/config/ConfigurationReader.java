package dev.bqt.runtime.config;

import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.config.Configuration.Places;
import dev.bqt.runtime.config.Configuration.Rules;
import dev.bqt.runtime.config.Configuration.Services;
import dev.bqt.runtime.journal.JournalFolders;
import dev.bqt.runtime.route.RouteSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads configurations of BqTail and BqDispatch, together with what the environment says. All that
 * is wrong with them is found at once.
 */
public final class ConfigurationReader {
  /** BqTail's default. */
  static final Duration CHECK_EVERY = Duration.ofMinutes(1);

  private static final long TICK_SECONDS = 3;
  private static final long FORGET_DAYS = RunnerConfig.FORGET_AFTER.toDays();

  private final Settings settings;
  private final Map<String, String> environment;

  private ConfigurationReader(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * Reads them.
   *
   * @param sources the first is BqTail's; what it does not say the others may
   * @param environment variables of the process
   */
  public static ConfigurationBook read(
      List<ConfigurationSource> sources, Map<String, String> environment) {
    Findings findings = new Findings();
    List<ConfigurationDocument> documents = new ArrayList<>();
    sources.forEach(source -> documents.add(ConfigurationDocument.read(source, findings)));
    Optional<Configuration> configuration = Optional.empty();
    if (documents.stream().allMatch(ConfigurationDocument::isReadable)) {
      Settings settings = new Settings(documents, findings);
      configuration = Optional.of(new ConfigurationReader(settings, environment).configuration());
    }
    return new ConfigurationBook(
        configuration.filter(read -> !findings.hasErrors()), findings.sorted(sources));
  }

  private Configuration configuration() {
    Services services = services();
    Places places = places();
    refuseHiding(places, services.project());
    return new Configuration(
        services,
        places,
        rules(),
        settings.own().text("State"),
        Duration.ofSeconds(settings.own().positive("TickInSec", TICK_SECONDS)),
        Duration.ofDays(settings.own().positive("ForgetAfterDays", FORGET_DAYS)),
        quotas(services.areEmulated()));
  }

  /** An emulator has no quotas, as a folder has none, where no key says one. */
  private Quotas quotas(boolean emulated) {
    return (emulated ? Quotas.none() : Quotas.bigQuery())
        .with(
            count(settings.own(), "LoadsPerTable"),
            count(settings.own(), "UpdatesPerTable"),
            count(settings.own(), "LoadsPerProject"))
        .atOnce(count(settings, "MaxConcurrentLoad"));
  }

  private static int count(Settings settings, String key) {
    return (int) Math.min(settings.positive(key, 0), Integer.MAX_VALUE);
  }

  private Services services() {
    Settings own = settings.own();
    Services services =
        new Services(
            first(settings.text("ProjectID"), Environment.project(environment)),
            first(own.url("StorageHost"), Environment.storageHost(environment)),
            first(own.url("BigQueryHost"), Environment.bigQueryHost(environment)),
            own.text("ImpersonateServiceAccount"),
            own.text("QuotaProject"));
    boolean isOneAlone = (services.storageHost() == null) != (services.bigQueryHost() == null);
    if (isOneAlone && !own.isAmiss("StorageHost") && !own.isAmiss("BigQueryHost")) {
      String missing =
          services.storageHost() == null
              ? "StorageHost or set STORAGE_EMULATOR_HOST"
              : "BigQueryHost or set BIGQUERY_EMULATOR_HOST";
      settings.error(
          "only one of the two services is another than Google's",
          "name " + missing + ", too: BigQuery loads what lies in the Cloud Storage it knows");
    }
    if (services.areEmulated() && services.project() == null && !settings.isAmiss("ProjectID")) {
      settings.error(
          "no project is named, and an emulator has no credentials that could tell",
          "write \"ProjectID\", or set GOOGLE_CLOUD_PROJECT");
    }
    return services;
  }

  private static String first(String written, String otherwise) {
    return written == null ? otherwise : written;
  }

  private Places places() {
    Folder journal = settings.requiredFolder("JournalURL", "where journal files are written");
    Folder tasks = settings.requiredFolder("AsyncTaskURL", "where task files are written");
    Folder errors = settings.requiredFolder("ErrorURL", "where errors are written");
    List<Folder> hidden = new ArrayList<>();
    hidden.add(journal);
    List.of("SyncTaskURL", "CorruptedFileURL", "InvalidSchemaURL")
        .forEach(key -> settings.folder(key).ifPresent(hidden::add));
    rulesFolder().ifPresent(hidden::add);
    return new Places(
        settings.bucket("TriggerBucket"),
        settings.own().buckets("Buckets"),
        new JournalFolders(
            tasks,
            settings.folder("ActiveLoadProcessURL").orElse(journal.below("Running")),
            settings.folder("DoneLoadProcessURL").orElse(journal.below("Done")),
            errors),
        hidden,
        List.of(
            prefix("LoadProcessPrefix", "/_load_/"),
            prefix("PostJobPrefix", "/_bqjob_/"),
            prefix("BatchPrefix", "/_batch_/")));
  }

  /** Rules that lie in a bucket are no data; a single file is no folder. */
  private Optional<Folder> rulesFolder() {
    String url = settings.text("RulesURL");
    return url == null ? Optional.empty() : Folder.parse(url);
  }

  private String prefix(String key, String otherwise) {
    String prefix = settings.text(key) == null ? otherwise : settings.text(key);
    return prefix.startsWith("/") ? prefix.substring(1) : prefix;
  }

  /** A whole bucket that is scanned, and named as a folder that never is. */
  private void refuseHiding(Places places, String project) {
    WatchedBuckets watched = places.watched(project == null ? "" : project);
    watched.names().stream()
        .filter(bucket -> watched.hides(bucket, ""))
        .forEach(
            bucket ->
                settings.error(
                    "all of the bucket " + bucket + " is named as a folder that is never scanned",
                    "name a folder in it: it is one of the buckets that are scanned"));
  }

  private Rules rules() {
    return new Rules(
        settings.pathOrFolder("RulesURL"),
        settings.rulesInside().stream()
            .map(source -> RouteSource.configuration(source.origin(), source.content()))
            .toList(),
        Duration.ofMillis(settings.positive("CheckInMs", CHECK_EVERY.toMillis())),
        settings.flag("Disabled"));
  }
}

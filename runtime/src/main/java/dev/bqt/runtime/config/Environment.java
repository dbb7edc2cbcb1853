package dev.bqt.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every variable of the environment that BqTail, BqDispatch or this runner reads, and what is done
 * with it here.
 */
public final class Environment {
  /** A configuration, or its URL. */
  public static final String CONFIG = "CONFIG";

  /** Where another Cloud Storage answers. */
  private static final String STORAGE = "STORAGE_EMULATOR_HOST";

  /** Where another BigQuery answers. */
  private static final String BIGQUERY = "BIGQUERY_EMULATOR_HOST";

  private static final List<String> PROJECT =
      List.of("GCLOUD_PROJECT", "GOOGLE_CLOUD_PROJECT", "GCP_PROJECT");

  /**
   * A variable.
   *
   * @param use {@code used} or {@code ignored}
   * @param note what it does, or why it does nothing
   */
  public record Variable(String name, String use, String note) {}

  private static final List<Variable> ALL =
      List.of(
          new Variable(CONFIG, "used", "a configuration in JSON, or its URL or path"),
          new Variable(STORAGE, "used", "as `StorageHost`, where that is not there"),
          new Variable(BIGQUERY, "used", "as `BigQueryHost`, where that is not there"),
          new Variable("GCLOUD_PROJECT", "used", "the project where `ProjectID` is not there"),
          new Variable("GOOGLE_CLOUD_PROJECT", "used", "the same, after it"),
          new Variable("GCP_PROJECT", "used", "the same, after both"),
          new Variable("GOOGLE_APPLICATION_CREDENTIALS", "used", "file with a key, for Google"),
          new Variable(
              "GOOGLE_CLOUD_QUOTA_PROJECT", "used", "as `QuotaProject`, where that is not there"),
          new Variable("HOME", "used", "where `gcloud` keeps credentials"),
          new Variable("BQT_LOG", "used", "`INFO`, `DEBUG`: more on standard error"),
          new Variable("LOGGING", "ignored", "`BQT_LOG` does that"),
          new Variable("MAX_RETRIES", "ignored", "what passes is tried again until it has passed"),
          new Variable("GS_MAX_RETRIES", "ignored", "the same"),
          new Variable("FUNCTION_TIMEOUT_SEC", "ignored", "it runs until it is stopped"),
          new Variable("FUNCTION_REGION", "ignored", "a job runs where its dataset is"),
          new Variable("GOOGLE_CLOUD_REGION", "ignored", "the same"),
          new Variable("GCLOUD_AUTH", "ignored", "credentials of `gcloud` are found without it"),
          new Variable("USER", "ignored", "nothing is named after who runs it"),
          new Variable("AWS_SDK_LOAD_CONFIG", "ignored", "files of S3 are not loaded"));

  private Environment() {}

  /** All of them. */
  public static List<Variable> all() {
    return ALL;
  }

  /** The project; null when no variable tells it. */
  public static String project(Map<String, String> environment) {
    return PROJECT.stream()
        .map(environment::get)
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** Where another Cloud Storage answers, as a root URL; null when it is Google's. */
  public static String storageHost(Map<String, String> environment) {
    return host(environment, STORAGE);
  }

  /** Where another BigQuery answers, as a root URL; null when it is Google's. */
  public static String bigQueryHost(Map<String, String> environment) {
    return host(environment, BIGQUERY);
  }

  private static String host(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    return value.isEmpty() ? null : root(value);
  }

  /** A root URL, with its scheme and without a slash at its end. */
  static String root(String host) {
    String url = Objects.requireNonNull(host).contains("://") ? host : "http://" + host;
    return url.endsWith("/") ? root(url.substring(0, url.length() - 1)) : url;
  }
}

package dev.bqt.runtime.cloud.google;

import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.storage.Storage;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Tables;
import dev.bqt.runtime.cloud.Warehouse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the doors over Google's clients; a client is built when it is first used. */
public final class GoogleCloud {
  private final ObjectStore objects;
  private final Warehouse warehouse;
  private final Tables tables;

  private GoogleCloud(CloudSettings settings, RetryPolicy retries) {
    ClientOptions options = new ClientOptions(settings);
    Once<Storage> storage = new Once<>(() -> options.storage().getService());
    Once<BigQuery> bigQuery = new Once<>(() -> options.bigQuery().getService());
    objects = new GcsObjectStore(settings.projectId(), storage, retries);
    boolean isGoogles = settings.transport() == null && settings.bigQueryHost() == null;
    RetryPolicy asking = isGoogles ? retries.paced() : retries;
    warehouse = new BigQueryWarehouse(settings.projectId(), bigQuery, asking);
    tables = new BigQueryTables(settings.projectId(), bigQuery, asking);
  }

  /** The doors; nothing is built, read or called yet. */
  public static GoogleCloud open(CloudSettings settings) {
    boolean network = settings.transport() == null;
    return open(settings, network ? RetryPolicy.patient() : RetryPolicy.brisk());
  }

  static GoogleCloud open(CloudSettings settings, RetryPolicy retries) {
    return new GoogleCloud(settings, retries);
  }

  /**
   * The project that this machine's credentials, or its {@code gcloud}, tell; empty when they tell
   * none. It may ask the metadata server of a machine at Google.
   */
  public static Optional<String> defaultProject() {
    return Optional.ofNullable(ServiceOptions.getDefaultProjectId());
  }

  /**
   * Makes sure that there are credentials, and that Google takes them. Without an account nobody is
   * asked.
   *
   * @throws dev.bqt.runtime.cloud.CloudFailure when there are none, or Google refuses them; says
   *     what to do. A network that is down is no refusal
   */
  public static void logIn(CloudSettings.Account account) {
    if (account != null) {
      Login.onThisMachine(account).check();
    }
  }

  /** Cloud Storage. */
  public ObjectStore objects() {
    return objects;
  }

  /** BigQuery's jobs. */
  public Warehouse warehouse() {
    return warehouse;
  }

  /** BigQuery's datasets and tables. */
  public Tables tables() {
    return tables;
  }

  /** REST names of all options that a {@link dev.bqt.runtime.cloud.LoadRequest} may carry. */
  public static Set<String> loadOptions() {
    return LoadOptions.names();
  }

  /**
   * Those of these options of a load that cannot be asked for, each with the reason.
   *
   * @param sourceFormat BigQuery's {@code sourceFormat}; null when it is not known yet
   */
  public static Map<String, String> refusedLoadOptions(
      String sourceFormat, Map<String, Object> options) {
    return LoadOptions.refused(sourceFormat, options);
  }

  /** A value that is made when it is first asked for, and made again if that failed. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized T get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}

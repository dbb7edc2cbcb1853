package dev.bqt.runtime.contract;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.Tables;
import dev.bqt.runtime.cloud.Warehouse;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Something that answers as Cloud Storage, as BigQuery, or as both.
 *
 * @param name for people
 * @param kind whose behaviour it is: what {@link Differences} knows it by
 * @param services which of the two are on trial there
 * @param settings how our door reaches it
 * @param closing what is to be closed in the end, in this order
 */
record Place(
    String name, String kind, Set<Service> services, CloudSettings settings, List<Runnable> closing)
    implements AutoCloseable {
  static final String LOCALCLOUD = "localcloud";
  static final String FAKE_GCS_SERVER = "fake-gcs-server";
  static final String BIGQUERY_EMULATOR = "bigquery-emulator";
  static final Set<String> KINDS = Set.of(LOCALCLOUD, FAKE_GCS_SERVER, BIGQUERY_EMULATOR);

  private static final String PROJECT = "contract";
  private static final int SLOW_MILLIS = 120_000;

  /** The places that are there: localcloud twice, and others' emulators where variables say so. */
  static List<Place> all(Path root, Map<String, String> environment) {
    List<Place> places = new ArrayList<>();
    places.add(inProcess(root.resolve("in-process")));
    places.add(overHttp(root.resolve("over-http")));
    String storage = root(environment.get("STORAGE_EMULATOR_HOST"));
    String bigQuery = root(environment.get("BIGQUERY_EMULATOR_HOST"));
    if (storage != null) {
      places.add(emulator(FAKE_GCS_SERVER, Service.STORAGE, storage, bigQuery));
    }
    // Its loads read from the storage emulator, so that one goes without the other.
    if (storage != null && bigQuery != null) {
      places.add(emulator(BIGQUERY_EMULATOR, Service.BIGQUERY, storage, bigQuery));
    }
    return places;
  }

  private static String root(String host) {
    if (host == null || host.isBlank()) {
      return null;
    }
    String url = host.contains("://") ? host : "http://" + host;
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Place emulator(String name, Service service, String storage, String bigQuery) {
    CloudSettings settings =
        new CloudSettings(PROJECT, new NetHttpTransport(), storage, bigQuery, false);
    return new Place(name, name, Set.of(service), settings, List.of());
  }

  private static Place inProcess(Path root) {
    ExecutorService jobs = jobs();
    LocalCloud cloud = localCloud(root, jobs);
    return new Place(
        "localcloud in process",
        LOCALCLOUD,
        Set.of(Service.values()),
        CloudSettings.inProcess(PROJECT, cloud.transport()),
        List.of(cloud::close, jobs::shutdownNow));
  }

  private static Place overHttp(Path root) {
    ExecutorService jobs = jobs();
    LocalCloud cloud = localCloud(root, jobs);
    LocalServer server = LocalServer.open(cloud::answer, 0);
    String host = "http://127.0.0.1:" + server.port();
    return new Place(
        "localcloud over HTTP",
        LOCALCLOUD,
        Set.of(Service.values()),
        new CloudSettings(PROJECT, new NetHttpTransport(), host, host, false),
        List.of(server::close, cloud::close, jobs::shutdownNow));
  }

  private static ExecutorService jobs() {
    return Executors.newFixedThreadPool(4);
  }

  private static LocalCloud localCloud(Path root, ExecutorService jobs) {
    return LocalCloud.open(
        new LocalCloudSettings(root, PROJECT, InstantSource.system(), jobs, failpoint -> {}));
  }

  ObjectStore objects() {
    return GoogleCloud.open(settings).objects();
  }

  Warehouse warehouse() {
    return GoogleCloud.open(settings).warehouse();
  }

  Tables tables() {
    return GoogleCloud.open(settings).tables();
  }

  Storage storage() {
    return reached(StorageOptions.http(), settings.storageHost()).build().getService();
  }

  BigQuery bigQuery() {
    return reached(BigQueryOptions.newBuilder(), settings.bigQueryHost()).build().getService();
  }

  Wire wire() {
    return new Wire(settings);
  }

  private <B extends ServiceOptions.Builder<?, ?, B>> B reached(B builder, String host) {
    HttpTransport transport = settings.transport();
    builder
        .setProjectId(PROJECT)
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(brisk())
        .setTransportOptions(
            HttpTransportOptions.newBuilder()
                .setHttpTransportFactory(() -> transport)
                .setConnectTimeout(SLOW_MILLIS)
                .setReadTimeout(SLOW_MILLIS)
                .build());
    return host == null ? builder : builder.setHost(host);
  }

  private static RetrySettings brisk() {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(Duration.ofMillis(10))
        .setMaxRetryDelayDuration(Duration.ofMillis(100))
        .setTotalTimeoutDuration(Duration.ofSeconds(20))
        .setMaxAttempts(2)
        .build();
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.bqt.runtime.localcloud;

import com.google.api.client.http.HttpTransport;
import dev.bqt.runtime.localcloud.bigquery.LocalBigQuery;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.LocalTransport;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.http.WireRequest;
import dev.bqt.runtime.localcloud.http.WireResponse;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.storage.LocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Cloud Storage and BigQuery in one folder, for Google's own clients in this process. One process
 * at a time can open a folder.
 */
public final class LocalCloud implements AutoCloseable {
  private static final String SCHEME = "gs://";

  private final LocalStorage storage;
  private final LocalBigQuery bigquery;
  private final Router router = new Router();

  private LocalCloud(LocalStorage storage, LocalBigQuery bigquery) {
    this.storage = storage;
    this.bigquery = bigquery;
    OwnMethods.add(router, this);
    storage.addTo(router);
    bigquery.addTo(router);
    UnbuiltMethods.addTo(router);
  }

  /**
   * Opens the folder, making what is missing in it. Jobs that were not done go on.
   *
   * @throws LocalCloudException when it cannot be used: in use, damaged, of a newer version, or a
   *     schema file that cannot be understood
   */
  public static LocalCloud open(LocalCloudSettings settings) {
    LocalStorage storage = LocalStorage.open(settings);
    try {
      return new LocalCloud(
          storage,
          LocalBigQuery.open(
              settings, uri -> source(storage, uri), (uri, content) -> put(storage, uri, content)));
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private static void put(LocalStorage storage, String uri, Path content) throws IOException {
    int slash = slash(uri);
    try {
      storage.put(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1), content);
    } catch (CloudError e) {
      throw e.code() == 404 ? notFound(uri) : new LoadFailure("invalid", e.getMessage());
    }
  }

  /** Where the bucket ends. */
  private static int slash(String uri) {
    int slash = uri.indexOf('/', SCHEME.length());
    if (!uri.startsWith(SCHEME) || slash < 0 || slash == uri.length() - 1) {
      throw new LoadFailure("invalid", "The URI must be a Google Cloud Storage location: " + uri);
    }
    return slash;
  }

  private static Path source(LocalStorage storage, String uri) {
    int slash = slash(uri);
    try {
      return storage
          .file(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1))
          .orElseThrow(() -> notFound(uri));
    } catch (CloudError e) {
      throw e.code() == 404 ? notFound(uri) : new LoadFailure("invalid", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoadFailure notFound(String uri) {
    return new LoadFailure("notFound", "Not found: URI " + uri);
  }

  /** Answers a request, whatever happens. Thread-safe. */
  public WireResponse answer(WireRequest request) {
    return router.answer(request);
  }

  /**
   * What both of Google's clients speak through; it is a {@code
   * com.google.auth.http.HttpTransportFactory}, too, as their options want it.
   */
  public HttpTransport transport() {
    return new LocalTransport(this::answer);
  }

  /**
   * When the youngest file that is now being written would count as an object, if it stands still;
   * empty when nothing is unsettled. It looks at every file, so it costs as much as listing all.
   */
  public Optional<Instant> nextSettling() {
    try {
      return storage.nextSettling();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits briefly for jobs that run; those that are not done go on after the next open. */
  @Override
  public void close() {
    bigquery.close();
    storage.close();
  }
}

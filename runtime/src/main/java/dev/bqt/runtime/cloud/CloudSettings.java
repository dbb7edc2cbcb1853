package dev.bqt.runtime.cloud;

import com.google.api.client.http.HttpTransport;
import java.util.Objects;

/**
 * Which Cloud Storage and which BigQuery are meant.
 *
 * @param projectId project that is meant where none is named; never null
 * @param transport answers in place of the network; null means the network
 * @param storageHost root URL such as {@code http://127.0.0.1:8080} of another Cloud Storage; null
 *     means Google's
 * @param bigQueryHost root URL of another BigQuery; null means Google's
 * @param credentials whether the machine's default credentials are shown to Google; a transport of
 *     ours or another host never sees them
 */
public record CloudSettings(
    String projectId,
    HttpTransport transport,
    String storageHost,
    String bigQueryHost,
    boolean credentials) {
  /** Requires a project. */
  public CloudSettings {
    Objects.requireNonNull(projectId, "projectId");
  }

  /** Google's own services, with the machine's default credentials. */
  public static CloudSettings google(String projectId) {
    return new CloudSettings(projectId, null, null, null, true);
  }

  /** Whatever answers this transport, without network or credentials. */
  public static CloudSettings inProcess(String projectId, HttpTransport transport) {
    return new CloudSettings(
        projectId, Objects.requireNonNull(transport, "transport"), null, null, false);
  }
}

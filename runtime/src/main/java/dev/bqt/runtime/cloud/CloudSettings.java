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
 * @param account as whom Google is asked; null means as nobody. A transport of ours or another host
 *     never sees credentials
 */
public record CloudSettings(
    String projectId,
    HttpTransport transport,
    String storageHost,
    String bigQueryHost,
    Account account) {

  /**
   * As whom Google is asked: as the machine's default credentials say (Application Default
   * Credentials).
   *
   * @param impersonated service account that these credentials act as; null means none
   * @param quotaProject project that calls are counted for; null means the credentials' own
   */
  public record Account(String impersonated, String quotaProject) {
    /** As the credentials say. */
    public static final Account DEFAULT = new Account(null, null);
  }

  /** Requires a project. */
  public CloudSettings {
    Objects.requireNonNull(projectId, "projectId");
  }

  /** The same; with the default credentials, or with none. */
  public CloudSettings(
      String projectId,
      HttpTransport transport,
      String storageHost,
      String bigQueryHost,
      boolean credentials) {
    this(projectId, transport, storageHost, bigQueryHost, credentials ? Account.DEFAULT : null);
  }

  /** Google's own services, with the machine's default credentials. */
  public static CloudSettings google(String projectId) {
    return new CloudSettings(projectId, null, null, null, Account.DEFAULT);
  }

  /** Whatever answers this transport, without network or credentials. */
  public static CloudSettings inProcess(String projectId, HttpTransport transport) {
    return new CloudSettings(
        projectId, Objects.requireNonNull(transport, "transport"), null, null, null);
  }
}

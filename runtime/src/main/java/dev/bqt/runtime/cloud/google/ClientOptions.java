package dev.bqt.runtime.cloud.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.StorageOptions;
import dev.bqt.runtime.cloud.CloudSettings;

/**
 * How the clients are built: what answers them, who they say they are. They repeat nothing by
 * themselves: {@link RetryPolicy} does.
 */
final class ClientOptions {
  /** Google's own, without the slash at the end that doubles another in the path of batches. */
  private static final String STORAGE = "https://storage.googleapis.com";

  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;

  private final CloudSettings settings;
  private final Login login;

  ClientOptions(CloudSettings settings) {
    this(settings, Login.onThisMachine(settings.account()));
  }

  ClientOptions(CloudSettings settings, Login login) {
    this.settings = settings;
    this.login = login;
  }

  StorageOptions storage() {
    StorageOptions.Builder builder = common(StorageOptions.http(), settings.storageHost());
    if (settings.transport() != null && settings.storageHost() == null) {
      builder.setHost(STORAGE);
    }
    return builder.build();
  }

  BigQueryOptions bigQuery() {
    return common(BigQueryOptions.newBuilder(), settings.bigQueryHost()).build();
  }

  private <B extends ServiceOptions.Builder<?, ?, B>> B common(B builder, String host) {
    builder
        .setProjectId(settings.projectId())
        .setTransportOptions(transport())
        .setRetrySettings(ServiceOptions.getNoRetrySettings());
    if (host != null) {
      builder.setHost(host);
    }
    if (settings.account() == null || settings.transport() != null || host != null) {
      return builder.setCredentials(NoCredentials.getInstance());
    }
    return builder
        .setCredentials(login.credentials())
        .setQuotaProjectId(settings.account().quotaProject());
  }

  private HttpTransportOptions transport() {
    HttpTransport answering =
        settings.transport() == null ? new NetHttpTransport() : settings.transport();
    return HttpTransportOptions.newBuilder()
        .setHttpTransportFactory(() -> answering)
        .setConnectTimeout(CONNECT_MILLIS)
        .setReadTimeout(READ_MILLIS)
        .build();
  }
}

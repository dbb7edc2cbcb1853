package dev.bqt.runtime.cloud.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.StorageOptions;
import dev.bqt.runtime.cloud.CloudSettings;
import java.time.Duration;

/** How the clients are built: what answers them, who they say they are, how often they retry. */
final class ClientOptions {
  /** Google's own, without the slash at the end that doubles another in the path of batches. */
  private static final String STORAGE = "https://storage.googleapis.com";

  private static final int CONNECT_MILLIS = 20_000;
  private static final int READ_MILLIS = 60_000;

  /** Google asks for 2^n seconds between attempts; after half a minute it is for the next tick. */
  private static final RetrySettings PATIENT =
      retries(Duration.ofSeconds(1), Duration.ofSeconds(32), Duration.ofMinutes(2), 5);

  private static final RetrySettings BRISK =
      retries(Duration.ofMillis(10), Duration.ofMillis(200), Duration.ofSeconds(5), 4);

  private final CloudSettings settings;

  ClientOptions(CloudSettings settings) {
    this.settings = settings;
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
        .setRetrySettings(settings.transport() == null ? PATIENT : BRISK);
    if (host != null) {
      builder.setHost(host);
    }
    if (!settings.credentials() || settings.transport() != null || host != null) {
      builder.setCredentials(NoCredentials.getInstance());
    }
    return builder;
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

  private static RetrySettings retries(Duration first, Duration most, Duration total, int times) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(first)
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(most)
        .setTotalTimeoutDuration(total)
        .setMaxAttempts(times)
        .build();
  }
}

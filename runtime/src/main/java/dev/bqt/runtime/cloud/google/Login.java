package dev.bqt.runtime.cloud.google;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings.Account;
import dev.bqt.runtime.cloud.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The credentials that Google is shown: those that the machine has (Application Default
 * Credentials), or those of a service account that they act as. No message carries any of them.
 */
final class Login {
  static final String KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/cloud-platform");
  private static final int LIFETIME_SECONDS = 3600;
  private static final HttpTransportFactory NETWORK = NetHttpTransport::new;

  private final Account account;
  private final Map<String, String> environment;
  private final Source source;
  private GoogleCredentials found;

  /** Where the machine's credentials come from. */
  interface Source {
    GoogleCredentials find() throws IOException;
  }

  /**
   * @param account null is nobody: then there is nothing to ask for
   * @param environment variables of the process
   */
  Login(Account account, Map<String, String> environment, Source source) {
    this.account = account;
    this.environment = environment;
    this.source = source;
  }

  static Login onThisMachine(Account account) {
    return new Login(
        account, System.getenv(), () -> GoogleCredentials.getApplicationDefault(NETWORK));
  }

  /**
   * The credentials; they are looked for once.
   *
   * @throws CloudFailure when there are none
   */
  synchronized GoogleCredentials credentials() {
    if (found == null) {
      found = account.impersonated() == null ? own() : impersonated(account.impersonated());
    }
    return found;
  }

  private GoogleCredentials own() {
    try {
      return source.find().createScoped(SCOPES);
    } catch (IOException e) {
      throw refused(absent(), e);
    }
  }

  private String absent() {
    String file = environment.get(KEY_FILE);
    if (file == null || file.isBlank()) {
      return "There are no credentials for Google: log in with `gcloud auth application-default"
          + " login`, name a service account's key in "
          + KEY_FILE
          + ", or set STORAGE_EMULATOR_HOST and BIGQUERY_EMULATOR_HOST.";
    }
    return Files.isRegularFile(Path.of(file))
        ? KEY_FILE + " names " + file + ", which holds no credentials that can be used."
        : KEY_FILE + " names " + file + ", and there is no such file.";
  }

  private GoogleCredentials impersonated(String target) {
    return ImpersonatedCredentials.newBuilder()
        .setSourceCredentials(own())
        .setTargetPrincipal(target)
        .setScopes(SCOPES)
        .setLifetime(LIFETIME_SECONDS)
        .setQuotaProjectId(account.quotaProject())
        .setHttpTransportFactory(NETWORK)
        .build();
  }

  /**
   * Asks for a token.
   *
   * @throws CloudFailure when there are no credentials, or Google refuses them
   */
  void check() {
    try {
      credentials().refreshIfExpired();
    } catch (IOException e) {
      TokenRefusal.behind(e)
          .ifPresent(
              refusal -> {
                String advice = refusal.advice(account.impersonated());
                throw refused(refusal.sentence() + ": " + advice + ".", e);
              });
      // Whatever else is wrong with the way to Google may pass, and each call tells of it.
    }
  }

  private static CloudFailure refused(String message, IOException cause) {
    return new CloudFailure(FailureKind.REFUSED, 401, "authError", message, cause);
  }
}

package dev.bqt.runtime.cloud.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.cloud.NoCredentials;
import com.sun.net.httpserver.HttpServer;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.CloudSettings.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a service account's key to a token, with a token server on this machine. */
class LoginTest {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer tokens;
  private int status = 200;
  @TempDir private Path folder;

  @BeforeEach
  void serveTokens() throws IOException {
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext(
        "/token",
        exchange -> {
          asked.incrementAndGet();
          byte[] answer =
              (status == 200
                      ? "{\"access_token\": \"tok123\", \"token_type\": \"Bearer\","
                          + " \"expires_in\": 3600}"
                      : "{\"error\": \"invalid_grant\"}")
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    tokens.start();
  }

  @AfterEach
  void close() {
    tokens.stop(0);
  }

  private String key() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String secret =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return """
        {"type": "service_account", "project_id": "key-project", "private_key_id": "k1",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "client_email": "loader@key-project.iam.gserviceaccount.com", "client_id": "1",
         "token_uri": "http://127.0.0.1:%d/token"}
        """
        .formatted(secret, tokens.getAddress().getPort());
  }

  private Login login(Account account, String key) {
    return new Login(
        account,
        Map.of(),
        () -> GoogleCredentials.fromStream(new ByteArrayInputStream(key.getBytes(UTF_8))));
  }

  @Test
  void aKeyBecomesATokenThatBothClientsShow() throws IOException, NoSuchAlgorithmException {
    Login login = login(new Account(null, "counted"), key());
    login.check();
    CloudSettings settings = new CloudSettings("p", null, null, null, new Account(null, "counted"));
    ClientOptions options = new ClientOptions(settings, login);

    URI anywhere = URI.create("https://storage.googleapis.com/");
    assertThat(options.storage().getCredentials().getRequestMetadata(anywhere))
        .containsEntry("Authorization", List.of("Bearer tok123"));
    assertThat(options.bigQuery().getCredentials().getRequestMetadata(anywhere))
        .containsEntry("Authorization", List.of("Bearer tok123"));
    assertThat(options.storage().getQuotaProjectId()).isEqualTo("counted");
    assertThat(options.bigQuery().getQuotaProjectId()).isEqualTo("counted");
    assertThat(asked).hasValueBetween(1, 3);
  }

  @Test
  void otherHostsNeverSeeIt() throws NoSuchAlgorithmException {
    CloudSettings settings = new CloudSettings("p", null, "http://a", "http://b", Account.DEFAULT);
    ClientOptions options = new ClientOptions(settings, login(Account.DEFAULT, key()));
    assertThat(options.storage().getCredentials()).isSameAs(NoCredentials.getInstance());
    assertThat(asked).hasValue(0);
  }

  @Test
  void aRefusalSaysWhatToDoAndNothingOfTheKey() throws NoSuchAlgorithmException {
    status = 401;
    String key = key();
    assertThatThrownBy(() -> login(Account.DEFAULT, key).check())
        .isInstanceOf(CloudFailure.class)
        .hasMessage(
            "Google refused the credentials (401): log in anew with `gcloud auth"
                + " application-default login`, or name a valid key in"
                + " GOOGLE_APPLICATION_CREDENTIALS.");
  }

  @Test
  void whoeverIsActedAsIsAskedForInTheNameOfTheKey() throws NoSuchAlgorithmException {
    String target = "other@p.iam.gserviceaccount.com";
    Login login = login(new Account(target, "counted"), key());
    assertThat(login.credentials()).isInstanceOf(ImpersonatedCredentials.class);
    assertThat(((ImpersonatedCredentials) login.credentials()).getAccount()).isEqualTo(target);
    assertThat(login.credentials().getQuotaProjectId()).isEqualTo("counted");
  }

  @Test
  void anAccountThatIsNotThereIsNamed() {
    HttpResponseException answer =
        new HttpResponseException.Builder(404, "Not Found", new HttpHeaders()).build();
    TokenRefusal refusal =
        TokenRefusal.behind(new IOException("Error requesting access token", answer)).orElseThrow();
    assertThat(refusal.advice("laoder@p.iam.gserviceaccount.com"))
        .isEqualTo(
            "there is no service account laoder@p.iam.gserviceaccount.com: mend"
                + " ImpersonateServiceAccount");
    assertThat(TokenRefusal.behind(new IOException("Connection reset"))).isEmpty();
  }

  @Test
  void noCredentialsIsOneSentence() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"private_key\": \"s3cr3t\"}");
    assertThat(complaint(Map.of()))
        .isEqualTo(
            "There are no credentials for Google: log in with `gcloud auth application-default"
                + " login`, name a service account's key in GOOGLE_APPLICATION_CREDENTIALS, or set"
                + " STORAGE_EMULATOR_HOST and BIGQUERY_EMULATOR_HOST.");
    assertThat(complaint(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/no/such.json")))
        .isEqualTo(
            "GOOGLE_APPLICATION_CREDENTIALS names /no/such.json, and there is no such file.");
    assertThat(complaint(Map.of("GOOGLE_APPLICATION_CREDENTIALS", broken.toString())))
        .isEqualTo(
            "GOOGLE_APPLICATION_CREDENTIALS names "
                + broken
                + ", which holds no credentials that can be used.");
  }

  private static String complaint(Map<String, String> environment) {
    Login login =
        new Login(
            Account.DEFAULT,
            environment,
            () -> {
              throw new IOException("s3cr3t");
            });
    try {
      login.check();
      return "";
    } catch (CloudFailure failure) {
      return failure.getMessage();
    }
  }
}

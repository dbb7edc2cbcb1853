package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.breaks;
import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.TableChange;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.TableShape;
import dev.bqt.runtime.cloud.Tables;
import dev.bqt.runtime.cloud.Warehouse;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call is repeated by the one policy, and by nobody else. */
class RetriesTest {
  private static final int ATTEMPTS = 3;
  private static final TableName TABLE = new TableName("p", "d", "t");
  private static final ObjectVersion VERSION = new ObjectVersion("data", "x", 7);

  private final ScriptedWire wire = new ScriptedWire();
  private final RetryPolicyTest.MadeUp waiting = new RetryPolicyTest.MadeUp();
  private final GoogleCloud cloud =
      GoogleCloud.open(
          CloudSettings.inProcess(ScriptedWire.PROJECT, wire),
          new RetryPolicy(ATTEMPTS, Duration.ofSeconds(1), Duration.ofMinutes(2), waiting));

  static Stream<Arguments> repeated() {
    return Stream.of(
        storage("buckets", ObjectStore::buckets),
        storage("list", store -> store.list(Listing.of("data", ""))),
        storage("read", store -> store.read("data", "x")),
        storage("find", store -> store.find("data", "x")),
        storage("create", store -> store.createIfAbsent("data", "x", new byte[0], "a/b")),
        storage("delete", store -> store.delete(List.of(VERSION))),
        storage("discard", store -> store.discard("data", List.of("x"))),
        storage("copy", store -> store.copyIfAbsent(VERSION, "data", "y")),
        jobs("location", warehouse -> warehouse.location("p", "d")),
        jobs("job", warehouse -> warehouse.job(new JobName("p", "US", "j"))),
        jobs("burn", warehouse -> warehouse.burn(new JobName("p", "US", "j"))),
        jobs("jobs", warehouse -> warehouse.jobs(JobFilter.since("p", Instant.EPOCH))),
        jobs("query", warehouse -> warehouse.query(" select 1 ; ")),
        tables("dataset", tables -> tables.createDatasetIfAbsent("p", "d", "US")),
        tables("find", tables -> tables.find(TABLE)),
        tables("create", tables -> tables.createIfAbsent(TABLE, TableShape.of(column()))),
        tables("patch", tables -> tables.patch(TABLE, TableChange.of(column()))),
        tables("delete", tables -> tables.delete(TABLE)));
  }

  private static List<Map<String, Object>> column() {
    return List.of(Map.of("name", "id", "type", "INTEGER"));
  }

  private static Arguments storage(String name, Consumer<ObjectStore> call) {
    return call("objects: " + name, cloud -> call.accept(cloud.objects()));
  }

  private static Arguments jobs(String name, Consumer<Warehouse> call) {
    return call("jobs: " + name, cloud -> call.accept(cloud.warehouse()));
  }

  private static Arguments tables(String name, Consumer<Tables> call) {
    return call("tables: " + name, cloud -> call.accept(cloud.tables()));
  }

  private static Arguments call(String name, Consumer<GoogleCloud> call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void anAnswerThatPassesIsAskedForAgain(String name, Consumer<GoogleCloud> call) {
    for (String method : List.of("GET", "POST", "DELETE", "PATCH")) {
      wire.on(method, "/", error(503, "backendError", "not now"));
    }

    CloudFailure failure = GcsObjectStoreTest.failure(() -> call.accept(cloud));

    assertThat(failure.status()).isEqualTo(503);
    assertThat(wire.lines()).hasSize(ATTEMPTS);
    assertThat(waiting.pauses).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(2500));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void anAnswerThatIsLostIsAskedForAgain(String name, Consumer<GoogleCloud> call) {
    for (String method : List.of("GET", "POST", "DELETE", "PATCH")) {
      wire.on(method, "/", breaks(new SocketException("Connection reset")));
    }

    CloudFailure failure = GcsObjectStoreTest.failure(() -> call.accept(cloud));

    assertThat(failure.status()).isZero();
    assertThat(wire.lines()).hasSize(ATTEMPTS);
  }

  /** As the clients tell it when credentials are revoked while they are in use. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void credentialsThatAreRefusedAreNotShownAgain(String name, Consumer<GoogleCloud> call) {
    HttpResponseException revoked =
        new HttpResponseException.Builder(400, "Bad Request", new HttpHeaders())
            .setContent("{\"error\": \"invalid_grant\"}")
            .build();
    for (String method : List.of("GET", "POST", "DELETE", "PATCH")) {
      wire.on(method, "/", breaks(new IOException("Error getting access token", revoked)));
    }

    CloudFailure failure = GcsObjectStoreTest.failure(() -> call.accept(cloud));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure)
        .hasMessageContaining("Google refused the credentials (400)): log in")
        .hasMessageNotContaining("invalid_grant");
    assertThat(waiting.pauses).isEmpty();
  }

  static Stream<Arguments> onceOnly() {
    return Stream.of(
        storage("write", store -> store.write("data", "x", new byte[0], "a/b")),
        jobs("INSERT", warehouse -> warehouse.query("INSERT d.t (id) VALUES (1)")),
        jobs("two", warehouse -> warehouse.query("SELECT 1; DELETE d.t WHERE true")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("onceOnly")
  void whatWouldDoHarmTwiceIsNot(String name, Consumer<GoogleCloud> call) {
    wire.on("POST", "/", breaks(new SocketException("Connection reset")));

    GcsObjectStoreTest.failure(() -> call.accept(cloud));

    assertThat(wire.lines()).hasSize(1);
    assertThat(waiting.pauses).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("onceOnly")
  void whatWasToldToComeAgainComesAgain(String name, Consumer<GoogleCloud> call) {
    wire.on("POST", "/", error(429, "rateLimitExceeded", "slower"));

    GcsObjectStoreTest.failure(() -> call.accept(cloud));

    assertThat(wire.lines()).hasSize(ATTEMPTS);
  }
}

package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.breaks;
import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static dev.bqt.runtime.cloud.google.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcsObjectStoreTest {
  private static final String OBJECTS = "/storage/v1/b/data/o";
  private static final byte[] CONTENT = "{}\n".getBytes(StandardCharsets.UTF_8);

  private final ScriptedWire wire = new ScriptedWire();
  private final ObjectStore store = wire.cloud().objects();

  @Test
  void opensWithoutACall() {
    assertThat(wire.cloud().objects()).isNotNull();
    assertThat(wire.lines()).isEmpty();
  }

  @Test
  void listsAThousandToAPageAndOnlyWhatIsWanted() {
    wire.on(
        "GET",
        OBJECTS,
        json(
            """
            {"nextPageToken": "t2", "items": [
              {"bucket": "data", "name": "in/a.json", "generation": "17", "size": "3",
               "timeCreated": "2026-11-20T10:00:00.123Z", "crc32c": "mnG7TA==",
               "updated": "2026-11-20T11:00:00Z"}]}
            """),
        json("{}"));
    Listing listing = new Listing("data", "in/", "in/a", "in/b", null);

    ObjectPage first = store.list(listing);
    ObjectPage last = store.list(listing.from(first.nextPageToken()));

    assertThat(first)
        .isEqualTo(
            new ObjectPage(
                List.of(
                    new StoredObject(
                        new ObjectVersion("data", "in/a.json", 17),
                        3,
                        Instant.parse("2026-11-20T10:00:00.123Z"),
                        Instant.parse("2026-11-20T11:00:00Z"),
                        "mnG7TA==")),
                "t2"));
    assertThat(last).isEqualTo(new ObjectPage(List.of(), null));
    assertThat(wire.lines()).containsExactly("GET " + OBJECTS, "GET " + OBJECTS);
    assertThat(wire.calls().get(0).query())
        .containsEntry("maxResults", "1000")
        .containsEntry("prefix", "in/")
        .containsEntry("startOffset", "in/a")
        .containsEntry("endOffset", "in/b")
        .doesNotContainKey("pageToken");
    assertThat(wire.calls().get(0).query().get("fields").split(","))
        .containsExactlyInAnyOrder(
            "nextPageToken",
            "prefixes",
            "items/bucket",
            "items/name",
            "items/generation",
            "items/size",
            "items/timeCreated",
            "items/updated",
            "items/crc32c");
    assertThat(wire.calls().get(1).query()).containsEntry("pageToken", "t2");
  }

  @Test
  void aWholePageIsOneCall() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      items.append(i == 0 ? "" : ",").append(object("f" + i, i + 1));
    }
    wire.on("GET", OBJECTS, json("{\"items\": [" + items + "]}"));

    assertThat(store.list(Listing.of("data", "")).objects()).hasSize(1000);
    assertThat(wire.lines()).hasSize(1);
  }

  @Test
  void listsTheBucketsOfAllPages() {
    wire.on(
        "GET",
        "/storage/v1/b",
        json("{\"nextPageToken\": \"2\", \"items\": [{\"name\": \"a\"}]}"),
        json("{\"items\": [{\"name\": \"b\"}]}"));

    assertThat(store.buckets()).containsExactly("a", "b");
    assertThat(wire.calls().get(0).query()).containsEntry("project", ScriptedWire.PROJECT);
  }

  @Test
  void readsTheLiveGeneration() {
    wire.on(
        "GET",
        "/o/in",
        call -> ScriptedWire.response(200, "text/plain", "hello"),
        error(404, "notFound", "No such object: data/in/x"));

    assertThat(store.read("data", "in/x")).hasValue("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(store.read("data", "in/x")).isEmpty();
  }

  @Test
  void findsTheLiveGeneration() {
    wire.on(
        "GET", "/o/in", json(object("in/x", 5)), error(404, "notFound", "No such object: data/x"));

    assertThat(store.find("data", "in/x"))
        .hasValue(
            new StoredObject(
                new ObjectVersion("data", "in/x", 5), 2, Instant.parse("2026-11-20T10:00:00Z")));
    assertThat(store.find("data", "in/x")).isEmpty();
    assertThat(wire.calls().get(0).query().get("fields")).contains("generation", "timeCreated");
  }

  @Test
  void createsOnlyWhatIsAbsent() {
    wire.on(
        "POST",
        "/upload/storage/v1/b/data/o",
        json(object("x.win", 1)),
        error(412, "conditionNotMet", "At least one of the pre-conditions did not hold."));

    assertThat(store.createIfAbsent("data", "x.win", CONTENT, "application/json")).isTrue();
    assertThat(store.createIfAbsent("data", "x.win", CONTENT, "application/json")).isFalse();
    assertThat(wire.calls().get(0).query()).containsEntry("ifGenerationMatch", "0");
    assertThat(wire.calls().get(0).body()).contains("application/json", "{}");
    assertThat(wire.lines()).hasSize(2);
  }

  @Test
  void aLostReplyToACreateIsRepeatedAndThenSeesItsOwnObject() {
    wire.on(
        "POST",
        "/upload/storage/v1/b/data/o",
        breaks(new SocketTimeoutException("Read timed out")),
        error(412, "conditionNotMet", "At least one of the pre-conditions did not hold."));

    assertThat(store.createIfAbsent("data", "x.win", CONTENT, "text/plain")).isFalse();
    assertThat(wire.lines()).hasSize(2);
  }

  @Test
  void writesWithoutConditionAndSaysWhenNoAnswerCame() {
    wire.on(
        "POST",
        "/upload/storage/v1/b/data/o",
        json(object("log", 1)),
        breaks(new SocketException("Connection reset")));

    store.write("data", "log", CONTENT, "text/plain");
    CloudFailure failure = failure(() -> store.write("data", "log", CONTENT, "text/plain"));

    assertThat(wire.calls().get(0).query()).doesNotContainKey("ifGenerationMatch");
    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure.status()).isZero();
    assertThat(failure)
        .hasMessageContaining("Writing gs://data/log failed")
        .hasMessageContaining("no answer came");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | invalid         | BAD_RULE | mend what was asked for: the rule, or the statement
          401 | required        | REFUSED  | gcloud auth application-default login
          403 | forbidden       | REFUSED  | roles/storage.objectViewer) on bucket data
          404 | notFound        | BAD_RULE | check that there is a bucket data, and that project our
          412 | conditionNotMet | AGAIN    | repeat it soon
          429 | rateLimitExceeded | AGAIN  | repeat it soon
          500 | internalError   | AGAIN    | repeat it soon
          503 | backendError    | AGAIN    | repeat it soon
          501 | newWord         | OURS     | please report it
          """)
  void aRefusedListingSaysWhatToDo(int status, String reason, FailureKind kind, String advice) {
    wire.on("GET", OBJECTS, error(status, reason, "Google says no."));

    CloudFailure failure = failure(() -> store.list(Listing.of("data", "in/")));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure)
        .hasMessageStartingWith(
            "Listing gs://data/in/ failed (" + status + " " + reason + ", Google says no): ")
        .hasMessageContaining(advice);
  }

  @Test
  void aPassingFailureOfAListingIsRepeated() {
    wire.on(
        "GET",
        OBJECTS,
        error(503, "backendError", "Backend Error"),
        breaks(new SocketException("Connection reset")),
        json("{}"));

    assertThat(store.list(Listing.of("data", "")).objects()).isEmpty();
    assertThat(wire.lines()).hasSize(3);
  }

  @Test
  void theMissingBucketOfACreateIsNamed() {
    wire.on(
        "POST",
        "/upload/storage/v1/b/nowhere/o",
        error(404, "notFound", "The specified bucket does not exist."));

    assertThat(failure(() -> store.createIfAbsent("nowhere", "x", CONTENT, "text/plain")))
        .hasMessage(
            "Creating gs://nowhere/x failed (404 notFound, The specified bucket does not exist):"
                + " check that there is a bucket nowhere, and that project our-project is meant");
  }

  @Test
  void namesAreCarriedWhateverTheyHold() {
    wire.on("GET", "/storage/v1/b/data/o/", json(object("a b/ü?#%", 1)));

    assertThat(store.find("data", "a b/ü?#%")).isPresent();
    assertThat(wire.lines()).containsExactly("GET /storage/v1/b/data/o/a b/ü?#%");
    assertThat(wire.calls().get(0).query()).doesNotContainKey("generation");
  }

  static String object(String name, long generation) {
    return """
        {"bucket": "data", "name": "%s", "generation": "%d", "size": "2",
         "timeCreated": "2026-11-20T10:00:00Z"}
        """
        .formatted(name, generation);
  }

  static CloudFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    CloudFailure failure = catchThrowableOfType(CloudFailure.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}

package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.breaks;
import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.google.ScriptedWire.Answer;
import dev.bqt.runtime.cloud.google.ScriptedWire.Call;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchDeleteTest {
  private static final String BATCH = "/batch/storage/v1";

  private final ScriptedWire wire = new ScriptedWire();
  private final ObjectStore store = wire.cloud().objects();

  @Test
  void nothingToDeleteIsNoCall() {
    assertThat(store.delete(List.of())).isEmpty();
    assertThat(wire.lines()).isEmpty();
  }

  @Test
  void aThousandAndOneAreElevenCalls() {
    wire.on("POST", BATCH, parts(delete -> 204));
    List<ObjectVersion> versions = versions(1001);

    assertThat(store.delete(versions))
        .containsOnlyKeys(versions)
        .allSatisfy((version, outcome) -> assertThat(outcome).isEqualTo(DeleteOutcome.DELETED));
    assertThat(wire.lines()).hasSize(11).allMatch(line -> line.endsWith(BATCH));
    assertThat(deletes(wire.calls().get(0)))
        .hasSize(100)
        .first()
        .asString()
        .contains("/b/data/o/f0?ifGenerationMatch=1 ")
        .doesNotContain("&generation=", "?generation=");
    assertThat(deletes(wire.calls().get(10))).hasSize(1);
  }

  @Test
  void whatIsDiscardedGoesInWhateverGenerationAndMayBeGoneAlready() {
    wire.on("POST", BATCH, parts(delete -> delete.contains("/f1 ") ? 404 : 204));

    store.discard("data", List.of("f0", "f1", "f0"));

    assertThat(wire.lines()).hasSize(1);
    assertThat(deletes(wire.calls().get(0)))
        .hasSize(2)
        .noneMatch(line -> line.contains("ifGenerationMatch") || line.contains("generation="));
  }

  @Test
  void whatCannotBeDiscardedIsTold() {
    wire.on("POST", BATCH, parts(delete -> delete.contains("/f1 ") ? 403 : 204));

    CloudFailure failure =
        GcsObjectStoreTest.failure(() -> store.discard("data", List.of("f0", "f1")));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure).hasMessageStartingWith("Deleting gs://data/f1 failed (403 forbidden, ");
  }

  @Test
  void noGenerationIsDeletedWithoutItsCondition() {
    assertThatThrownBy(() -> store.delete(List.of(new ObjectVersion("data", "f0", 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no generation 0");
    assertThat(wire.lines()).isEmpty();
  }

  @Test
  void saysWhatBecameOfEach() {
    wire.on(
        "POST",
        BATCH,
        parts(delete -> delete.contains("/f1?") ? 404 : delete.contains("/f2?") ? 412 : 204));
    wire.on("GET", "/o/f2", live("f2", 99));
    List<ObjectVersion> versions = versions(3);

    assertThat(store.delete(versions))
        .isEqualTo(
            Map.of(
                versions.get(0), DeleteOutcome.DELETED,
                versions.get(1), DeleteOutcome.ABSENT,
                versions.get(2), DeleteOutcome.CHANGED));
  }

  @Test
  void aConditionThatHoldsAllTheSameIsAskedForAgain() {
    wire.on("POST", BATCH, parts(delete -> delete.contains("/f1?") ? 412 : 204));
    wire.on("GET", "/o/f1", live("f1", 2));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(2)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure).hasMessageContaining("gs://data/f1", "412 conditionNotMet");
  }

  @Test
  void whatIsGoneByTheTimeWeLookIsAbsent() {
    wire.on("POST", BATCH, parts(delete -> 412));
    wire.on("GET", "/o/f0", error(404, "notFound", "No such object"));

    assertThat(store.delete(versions(1))).containsValue(DeleteOutcome.ABSENT);
  }

  private static Answer live(String name, long generation) {
    return ScriptedWire.json(
        "{\"bucket\": \"data\", \"name\": \"%s\", \"generation\": \"%d\"}"
            .formatted(name, generation));
  }

  @Test
  void aForbiddenOneIsToldAfterAllWereTried() {
    wire.on("POST", BATCH, parts(delete -> delete.contains("/f0?") ? 403 : 204));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(150)));

    assertThat(wire.lines()).hasSize(2);
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.reason()).isEqualTo("forbidden");
    assertThat(failure)
        .hasMessageStartingWith("Deleting gs://data/f0 failed (403 forbidden, ")
        .hasMessageContaining("roles/storage.objectUser) on bucket data")
        .hasMessageEndingWith("(of 150 deletes 149 were answered)");
  }

  @Test
  void aBatchWhoseReplyIsLostIsAskedForAgain() {
    wire.on("POST", BATCH, breaks(new SocketException("reset")), parts(delete -> 404));

    assertThat(store.delete(versions(2)))
        .hasSize(2)
        .allSatisfy((version, outcome) -> assertThat(outcome).isEqualTo(DeleteOutcome.ABSENT));
    assertThat(wire.lines()).hasSize(2);
  }

  @Test
  void onlyWhatPassesOfABatchIsAskedForAgain() {
    wire.on(
        "POST",
        BATCH,
        parts(delete -> delete.contains("/f1?") ? 503 : delete.contains("/f2?") ? 403 : 204),
        parts(delete -> 204));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(4)));

    assertThat(deletes(wire.calls().get(1))).hasSize(1).first().asString().contains("/f1?");
    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure).hasMessageEndingWith("(of 4 deletes 3 were answered)");
  }

  @Test
  void aBatchThatStaysUnansweredDoesNotStopTheOthers() {
    wire.on(
        "POST",
        BATCH,
        breaks(new SocketException("reset")),
        breaks(new SocketException("reset")),
        breaks(new SocketException("reset")),
        breaks(new SocketException("reset")),
        parts(delete -> 204));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(250)));

    assertThat(wire.lines()).hasSize(6);
    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure.status()).isZero();
    assertThat(failure).hasMessageEndingWith("(of 250 deletes 150 were answered)");
  }

  @Test
  void aRefusedBatchIsAFailure() {
    wire.on("POST", BATCH, error(503, "backendError", "Backend Error"));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(1)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure.status()).isEqualTo(503);
  }

  @Test
  void aBatchThatLeavesOneOutIsAFailureToo() {
    wire.on("POST", BATCH, parts(delete -> delete.contains("/f1?") ? 0 : 204));

    CloudFailure failure = GcsObjectStoreTest.failure(() -> store.delete(versions(2)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AGAIN);
    assertThat(failure).hasMessageContaining("gs://data/f1", "no answer for it");
  }

  private static List<ObjectVersion> versions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ObjectVersion("data", "f" + i, i + 1))
        .toList();
  }

  private static List<String> deletes(Call batch) {
    return batch.body().lines().filter(line -> line.startsWith("DELETE ")).toList();
  }

  /** A multipart answer: the status that each delete gets; 0 leaves its part out. */
  private static Answer parts(Function<String, Integer> status) {
    return call -> {
      List<String> deletes = deletes(call);
      String body =
          IntStream.range(0, deletes.size())
              .filter(i -> status.apply(deletes.get(i)) != 0)
              .mapToObj(i -> part(i + 1, status.apply(deletes.get(i))))
              .collect(Collectors.joining("", "", "--edge--\r\n"));
      return ScriptedWire.response(200, "multipart/mixed; boundary=edge", body);
    };
  }

  private static String part(int number, int status) {
    Map<Integer, String> reasons =
        Map.of(404, "notFound", 412, "conditionNotMet", 503, "backendError");
    String json =
        status == 204
            ? ""
            : ScriptedWire.errorBody(status, reasons.getOrDefault(status, "forbidden"), "No.");
    return String.join(
        "\r\n",
        "--edge",
        "Content-Type: application/http",
        "Content-ID: <response-" + number + ">",
        "",
        "HTTP/1.1 " + status + " Answer",
        "Content-Type: application/json",
        "Content-Length: " + json.length(),
        "",
        json,
        "");
  }
}

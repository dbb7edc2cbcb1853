package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.google.ScriptedWire.error;
import static dev.bqt.runtime.cloud.google.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.google.ScriptedWire.Answer;
import dev.bqt.runtime.cloud.google.ScriptedWire.Call;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class ConditionalCopyTest {
  private static final ObjectVersion SOURCE = new ObjectVersion("data", "in", 7);
  private static final String AT_SOURCE = "/b/data/o/in";
  private static final String AT_TARGET = "/b/done/o/x";
  private static final String REWRITE = "/rewriteTo/b/done/o/x";
  private static final Answer ABSENT = error(404, "notFound", "No such object");
  private static final Answer UNMET = error(412, "conditionNotMet", "A condition did not hold");
  private static final Answer COPIED =
      json(
          """
          {"done": true, "objectSize": "2", "totalBytesRewritten": "2",
           "resource": {"bucket": "done", "name": "x", "generation": "1"}}
          """);

  private final ScriptedWire wire = new ScriptedWire();
  private final ObjectStore store = wire.cloud().objects();

  @Test
  void copiesUnderBothConditionsAndSaysWhereFrom() {
    wire.on("GET", AT_SOURCE, source(7)).on("POST", REWRITE, COPIED);

    assertThat(copy()).isEqualTo(CopyOutcome.COPIED);
    Call rewrite = wire.calls().get(1);
    assertThat(rewrite.query())
        .containsEntry("ifSourceGenerationMatch", "7")
        .containsEntry("ifGenerationMatch", "0")
        .doesNotContainKey("sourceGeneration");
    assertThat(rewrite.body())
        .contains("\"bqt-source-bucket\":\"data\"")
        .contains("\"bqt-source-name\":\"in\"")
        .contains("\"bqt-source-generation\":\"7\"");
  }

  @Test
  void keepsWhatIsSaidOfTheSource() {
    wire.on("GET", AT_SOURCE, source(7)).on("POST", REWRITE, COPIED);

    copy();

    assertThat(wire.calls().get(1).body())
        .contains("\"contentType\":\"application/json\"")
        .contains("\"contentEncoding\":\"gzip\"")
        .contains("\"owner\":\"someone\"");
  }

  @Test
  void finishesACopyOfSeveralChunks() {
    wire.on("GET", AT_SOURCE, source(7))
        .on(
            "POST",
            REWRITE,
            json(
                """
                {"done": false, "objectSize": "9", "totalBytesRewritten": "4",
                 "rewriteToken": "half"}
                """),
            COPIED);

    assertThat(copy()).isEqualTo(CopyOutcome.COPIED);
    assertThat(wire.lines()).hasSize(3);
    assertThat(wire.calls().get(2).query()).containsEntry("rewriteToken", "half");
  }

  @Test
  void recognisesItsOwnCopy() {
    wire.on("GET", AT_TARGET, target("data", "in", "7"))
        .on("GET", AT_SOURCE, source(7))
        .on("POST", REWRITE, UNMET);

    assertThat(copy()).isEqualTo(CopyOutcome.COPIED_BEFORE);
  }

  @Test
  void recognisesItsOwnCopyWhenTheSourceIsGone() {
    wire.on("GET", AT_TARGET, target("data", "in", "7")).on("GET", AT_SOURCE, ABSENT);

    assertThat(copy()).isEqualTo(CopyOutcome.COPIED_BEFORE);
    assertThat(wire.lines()).noneMatch(line -> line.contains("rewriteTo"));
  }

  @Test
  void aLostReplyIsRepeatedAndRecognised() {
    wire.on("GET", AT_TARGET, target("data", "in", "7"))
        .on("GET", AT_SOURCE, source(7))
        .on("POST", REWRITE, ScriptedWire.breaks(new SocketException("Connection reset")), UNMET);

    assertThat(copy()).isEqualTo(CopyOutcome.COPIED_BEFORE);
  }

  @Test
  void leavesAStrangerAlone() {
    wire.on("GET", AT_TARGET, target("data", "in", "6"))
        .on("GET", AT_SOURCE, source(7))
        .on("POST", REWRITE, UNMET);

    assertThat(copy()).isEqualTo(CopyOutcome.OCCUPIED);
  }

  @Test
  void anotherGenerationIsNotTheSource() {
    wire.on("GET", AT_TARGET, ABSENT).on("GET", AT_SOURCE, source(8));

    assertThat(copy()).isEqualTo(CopyOutcome.SOURCE_GONE);
    assertThat(wire.lines()).noneMatch(line -> line.contains("rewriteTo"));
  }

  @Test
  void aSourceThatGoesWhileWeLookIsGone() {
    wire.on("GET", AT_TARGET, ABSENT)
        .on("GET", AT_SOURCE, source(7), ABSENT)
        .on("POST", REWRITE, ABSENT);

    assertThat(copy()).isEqualTo(CopyOutcome.SOURCE_GONE);
  }

  @Test
  void aMissingTargetBucketIsNoMissingSource() {
    wire.on("GET", AT_TARGET, ABSENT)
        .on("GET", AT_SOURCE, source(7))
        .on("POST", REWRITE, error(404, "notFound", "The specified bucket does not exist."));

    CloudFailure failure = GcsObjectStoreTest.failure(this::copy);

    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_RULE);
    assertThat(failure)
        .hasMessage(
            "Copying gs://data/in to gs://done/x failed (404 notFound, The specified bucket does"
                + " not exist): check that there is a bucket done, and that project our-project is"
                + " meant");
  }

  @Test
  void aTargetThatGoesWhileWeLookIsTriedAgain() {
    wire.on("GET", AT_TARGET, ABSENT).on("GET", AT_SOURCE, source(7)).on("POST", REWRITE, UNMET);

    assertThat(GcsObjectStoreTest.failure(this::copy).kind()).isEqualTo(FailureKind.AGAIN);
  }

  private CopyOutcome copy() {
    return store.copyIfAbsent(SOURCE, "done", "x");
  }

  private static Answer source(long generation) {
    return json(
        """
        {"bucket": "data", "name": "in", "generation": "%d", "size": "2",
         "contentType": "application/json", "contentEncoding": "gzip",
         "timeCreated": "2026-11-20T10:00:00Z", "metadata": {"owner": "someone"}}
        """
            .formatted(generation));
  }

  private static Answer target(String bucket, String name, String generation) {
    return json(
        """
        {"bucket": "done", "name": "x", "generation": "1", "size": "2",
         "metadata": {"bqt-source-bucket": "%s", "bqt-source-name": "%s",
                      "bqt-source-generation": "%s"}}
        """
            .formatted(bucket, name, generation));
  }
}

package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.REWRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Copies on the server. */
final class CopyClauses {
  private CopyClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("copy-has-content-and-type", REWRITE, CopyClauses::plain),
        new Clause("copy-into-another-bucket", REWRITE, CopyClauses::otherBucket),
        new Clause("copy-of-an-empty-object", REWRITE, CopyClauses::empty),
        new Clause("copy-without-a-resource-keeps-metadata", REWRITE, CopyClauses::keeps),
        new Clause("copy-onto-an-object-if-absent-is-412", REWRITE, CopyClauses::occupied),
        new Clause("copy-of-another-source-generation-is-412", REWRITE, CopyClauses::changed),
        new Clause("copy-of-a-generation-that-went-is-404", REWRITE, CopyClauses::former),
        new Clause("copy-of-nothing-is-404", REWRITE, CopyClauses::nothing),
        new Clause("copy-into-no-bucket-is-404", REWRITE, CopyClauses::noBucket),
        new Clause("copy-knows-its-own-work", REWRITE, CopyClauses::twice),
        new Clause("one-of-16-makes-the-copy", REWRITE, CopyClauses::race));
  }

  private static Wire.Reply rewrite(Ground on, String target, String query) throws IOException {
    String to = "/rewriteTo/b/" + on.bucket() + "/o/" + Wire.encode(target);
    return on.wire.send("POST", on.path("from") + to + query, Map.of(), "");
  }

  private static void plain(Ground on) throws IOException {
    on.put("from", "content");
    Wire.Reply reply = rewrite(on, "to", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("done").asBoolean()).isTrue();
    assertThat(reply.json().path("resource").path("name").asText()).isEqualTo("to");
    assertThat(on.content("to")).isEqualTo("content");
    assertThat(on.storage.get(on.bucket(), "to").getContentType()).isEqualTo("text/plain");
    assertThat(on.content("from")).isEqualTo("content");
  }

  private static void otherBucket(Ground on) {
    ObjectVersion from = on.put("from", "content").version();
    String other = on.anotherBucket("-other");
    assertThat(on.objects.copyIfAbsent(from, other, "to/ü")).isEqualTo(CopyOutcome.COPIED);
    assertThat(on.objects.read(other, "to/ü")).hasValue(Ground.bytes("content"));
  }

  private static void empty(Ground on) {
    ObjectVersion from = on.put("from", "").version();
    assertThat(on.objects.copyIfAbsent(from, on.bucket(), "to")).isEqualTo(CopyOutcome.COPIED);
    assertThat(on.live("to").sizeBytes()).isZero();
  }

  private static void keeps(Ground on) throws IOException {
    BlobInfo source =
        BlobInfo.newBuilder(on.bucket(), "from").setMetadata(Map.of("k", "v")).build();
    on.storage.create(source, Ground.bytes("x"));
    rewrite(on, "to", "");
    Blob copy = on.storage.get(on.bucket(), "to");
    assertThat(copy.getMetadata()).containsEntry("k", "v");
    assertThat(copy.getMetageneration()).isEqualTo(1);
  }

  private static void occupied(Ground on) throws IOException {
    on.put("from", "new");
    on.put("to", "old");
    assertThat(rewrite(on, "to", "?ifGenerationMatch=0").status()).isEqualTo(412);
    assertThat(on.content("to")).isEqualTo("old");
  }

  private static void changed(Ground on) throws IOException {
    on.put("from", "content");
    assertThat(rewrite(on, "to", "?ifSourceGenerationMatch=1").status()).isEqualTo(412);
    assertThat(on.objects.find(on.bucket(), "to")).isEmpty();
  }

  private static void former(Ground on) throws IOException {
    long former = on.put("from", "1").version().generation();
    on.put("from", "2");
    assertThat(rewrite(on, "to", "?sourceGeneration=" + former).status()).isEqualTo(404);
    assertThat(on.objects.find(on.bucket(), "to")).isEmpty();
  }

  private static void nothing(Ground on) throws IOException {
    assertThat(rewrite(on, "to", "").status()).isEqualTo(404);
  }

  private static void noBucket(Ground on) {
    ObjectVersion from = on.put("from", "1").version();
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class, () -> on.objects.copyIfAbsent(from, on.bucket() + "-none", "to"));
    assertThat(refused.status()).isEqualTo(404);
  }

  private static void twice(Ground on) {
    ObjectVersion from = on.put("from", "1").version();
    assertThat(on.objects.copyIfAbsent(from, on.bucket(), "to")).isEqualTo(CopyOutcome.COPIED);
    assertThat(on.objects.copyIfAbsent(from, on.bucket(), "to"))
        .isEqualTo(CopyOutcome.COPIED_BEFORE);
    on.put("other", "2");
    assertThat(on.objects.copyIfAbsent(from, on.bucket(), "other")).isEqualTo(CopyOutcome.OCCUPIED);
    on.put("from", "3");
    assertThat(on.objects.copyIfAbsent(from, on.bucket(), "new"))
        .isEqualTo(CopyOutcome.SOURCE_GONE);
  }

  private static void race(Ground on) throws Exception {
    ObjectVersion from = on.put("from", "1").version();
    for (int round = 0; round < 3; round++) {
      String target = "to-" + round;
      List<CopyOutcome> outcomes =
          Race.of(i -> () -> on.objects.copyIfAbsent(from, on.bucket(), target));
      assertThat(Collections.frequency(outcomes, CopyOutcome.COPIED)).isEqualTo(1);
      assertThat(outcomes).containsOnly(CopyOutcome.COPIED, CopyOutcome.COPIED_BEFORE);
      assertThat(on.content(target)).isEqualTo("1");
    }
  }
}

package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Ground.bytes;
import static dev.bqt.runtime.contract.Page.BUCKETS;
import static dev.bqt.runtime.contract.Page.CONSISTENCY;
import static dev.bqt.runtime.contract.Page.GET;
import static dev.bqt.runtime.contract.Page.METADATA;
import static dev.bqt.runtime.contract.Page.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.StorageException;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.List;
import java.util.Map;

/** What an object is, and what is told of it. */
final class ObjectClauses {
  private ObjectClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("object-is-read-as-written", CONSISTENCY, ObjectClauses::readAsWritten),
        new Clause("empty-object-is-an-object", GET, ObjectClauses::empty),
        new Clause("absent-object-is-404", STATUS, ObjectClauses::absent),
        new Clause("write-into-absent-bucket-is-404", STATUS, ObjectClauses::noBucket),
        new Clause("content-has-a-generation", METADATA, ObjectClauses::generations),
        new Clause("replaced-object-is-read-as-new", CONSISTENCY, ObjectClauses::replaced),
        new Clause("deleted-object-is-gone-at-once", CONSISTENCY, ObjectClauses::deleted),
        new Clause("deleted-name-gets-another-generation", METADATA, ObjectClauses::again),
        new Clause("metageneration-begins-at-1", METADATA, ObjectClauses::metageneration),
        new Clause("update-of-metadata-keeps-generation", METADATA, ObjectClauses::update),
        new Clause("content-type-and-metadata-are-kept", METADATA, ObjectClauses::metadata),
        new Clause("checksums-are-told", METADATA, ObjectClauses::checksums),
        new Clause("size-is-told", METADATA, ObjectClauses::size),
        new Clause("name-of-a-bucket-is-taken-once", BUCKETS, ObjectClauses::bucketTwice),
        new Clause("buckets-are-listed-by-name", BUCKETS, ObjectClauses::buckets));
  }

  private static void readAsWritten(Ground on) {
    on.put("a/b.txt", "größe\n\u0000");
    assertThat(on.content("a/b.txt")).isEqualTo("größe\n\u0000");
  }

  private static void empty(Ground on) {
    assertThat(on.put("nothing", "").sizeBytes()).isZero();
    assertThat(on.content("nothing")).isEmpty();
  }

  private static void absent(Ground on) throws Exception {
    assertThat(on.objects.find(on.bucket(), "none")).isEmpty();
    assertThat(on.objects.read(on.bucket(), "none")).isEmpty();
    Wire.Reply reply = on.wire.get(on.path("none"));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.reason()).isEqualTo("notFound");
  }

  private static void noBucket(Ground on) {
    String absent = on.bucket() + "-none";
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class, () -> on.objects.write(absent, "x", bytes("x"), "text/plain"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.kind()).isEqualTo(FailureKind.BAD_RULE);
  }

  private static void generations(Ground on) {
    long first = on.put("g", "1").version().generation();
    assertThat(first).isPositive();
    assertThat(on.live("g").version().generation()).isEqualTo(first);
    // No page promises that they grow: only that each content has its own.
    assertThat(on.put("g", "1").version().generation()).isNotEqualTo(first);
  }

  private static void replaced(Ground on) {
    on.put("r", "long before");
    on.put("r", "new");
    assertThat(on.content("r")).isEqualTo("new");
    assertThat(on.live("r").sizeBytes()).isEqualTo(3);
  }

  private static void deleted(Ground on) {
    StoredObject there = on.put("d", "1");
    on.objects.delete(List.of(there.version()));
    assertThat(on.objects.find(on.bucket(), "d")).isEmpty();
    assertThat(on.objects.read(on.bucket(), "d")).isEmpty();
    assertThat(ListingClauses.names(on, "")).isEmpty();
  }

  private static void again(Ground on) {
    StoredObject first = on.put("d", "1");
    on.objects.delete(List.of(first.version()));
    assertThat(on.put("d", "1").version().generation()).isNotEqualTo(first.version().generation());
  }

  private static void metageneration(Ground on) {
    on.put("m", "1");
    assertThat(on.storage.get(on.bucket(), "m").getMetageneration()).isEqualTo(1);
  }

  private static void update(Ground on) {
    long generation = on.put("m", "1").version().generation();
    Blob before = on.storage.get(on.bucket(), "m");
    Blob after = before.toBuilder().setMetadata(Map.of("k", "v")).build().update();
    assertThat(after.getGeneration()).isEqualTo(generation);
    assertThat(after.getMetageneration()).isEqualTo(2);
    assertThat(on.storage.get(on.bucket(), "m").getMetadata()).containsEntry("k", "v");
    assertThat(on.content("m")).isEqualTo("1");
  }

  private static void metadata(Ground on) {
    BlobInfo wanted =
        BlobInfo.newBuilder(on.bucket(), "t")
            .setContentType("application/x-own")
            .setMetadata(Map.of("who", "wé"))
            .build();
    on.storage.create(wanted, bytes("x"));
    Blob there = on.storage.get(on.bucket(), "t");
    assertThat(there.getContentType()).isEqualTo("application/x-own");
    assertThat(there.getMetadata()).isEqualTo(Map.of("who", "wé"));
  }

  private static void checksums(Ground on) {
    on.put("c", "hello");
    Blob there = on.storage.get(on.bucket(), "c");
    assertThat(there.getMd5ToHexString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(there.getCrc32cToHexString()).isEqualTo("9a71bb4c");
  }

  private static void size(Ground on) {
    assertThat(on.put("s", "größe").sizeBytes()).isEqualTo(7);
    assertThat(on.storage.get(on.bucket(), "s").getSize()).isEqualTo(7);
  }

  private static void bucketTwice(Ground on) {
    StorageException taken =
        catchThrowableOfType(
            StorageException.class, () -> on.storage.create(BucketInfo.of(on.bucket())));
    assertThat(taken.getCode()).isEqualTo(409);
  }

  private static void buckets(Ground on) {
    String later = on.anotherBucket("-z");
    String sooner = on.anotherBucket("-a");
    assertThat(on.objects.buckets()).containsSubsequence(sooner, later).isSorted();
  }
}

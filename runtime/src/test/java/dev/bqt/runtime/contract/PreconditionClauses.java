package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Ground.bytes;
import static dev.bqt.runtime.contract.Page.PRECONDITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import dev.bqt.runtime.cloud.CloudFailure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes on conditions, one after the other and sixteen at once. */
final class PreconditionClauses {
  private PreconditionClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("create-if-absent-is-done-once", PRECONDITIONS, PreconditionClauses::once),
        new Clause("create-if-absent-works-after-delete", PRECONDITIONS, PreconditionClauses::anew),
        new Clause(
            "create-if-absent-into-no-bucket-is-404", PRECONDITIONS, PreconditionClauses::noBucket),
        new Clause(
            "one-of-16-creates-the-absent-object", PRECONDITIONS, PreconditionClauses::creators),
        new Clause(
            "one-of-16-replaces-a-generation", PRECONDITIONS, PreconditionClauses::replacers),
        new Clause(
            "write-over-another-generation-is-412", PRECONDITIONS, PreconditionClauses::changed),
        new Clause(
            "write-over-a-generation-of-nothing-is-412",
            PRECONDITIONS,
            PreconditionClauses::nothing),
        new Clause(
            "update-with-another-metageneration-is-412",
            PRECONDITIONS,
            PreconditionClauses::metageneration));
  }

  private static void once(Ground on) {
    assertThat(on.objects.createIfAbsent(on.bucket(), "o", bytes("1"), "text/plain")).isTrue();
    assertThat(on.objects.createIfAbsent(on.bucket(), "o", bytes("2"), "text/plain")).isFalse();
    assertThat(on.content("o")).isEqualTo("1");
  }

  private static void anew(Ground on) {
    on.objects.createIfAbsent(on.bucket(), "o", bytes("1"), "text/plain");
    on.objects.delete(List.of(on.live("o").version()));
    assertThat(on.objects.createIfAbsent(on.bucket(), "o", bytes("2"), "text/plain")).isTrue();
    assertThat(on.content("o")).isEqualTo("2");
  }

  private static void noBucket(Ground on) {
    String absent = on.bucket() + "-none";
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class,
            () -> on.objects.createIfAbsent(absent, "o", bytes("1"), "text/plain"));
    assertThat(refused.status()).isEqualTo(404);
  }

  private static void creators(Ground on) throws Exception {
    String bucket = on.bucket();
    for (int round = 0; round < 3; round++) {
      String name = "lock-" + round;
      List<Boolean> won = Race.of(i -> creator(on, bucket, name, i));
      assertThat(Collections.frequency(won, true)).isEqualTo(1);
      assertThat(on.content(name)).isEqualTo("of " + won.indexOf(true));
    }
  }

  private static Callable<Boolean> creator(Ground on, String bucket, String name, int runner) {
    return () -> on.objects.createIfAbsent(bucket, name, bytes("of " + runner), "text/plain");
  }

  private static void replacers(Ground on) throws Exception {
    for (int round = 0; round < 3; round++) {
      String name = "state-" + round;
      long generation = on.put(name, "before").version().generation();
      List<Boolean> won = Race.of(i -> () -> replaced(on, name, generation, "of " + i));
      assertThat(Collections.frequency(won, true)).isEqualTo(1);
      assertThat(on.content(name)).isEqualTo("of " + won.indexOf(true));
    }
  }

  private static boolean replaced(Ground on, String name, long generation, String content) {
    BlobInfo object = BlobInfo.newBuilder(on.bucket(), name).build();
    try {
      on.storage.create(object, bytes(content), BlobTargetOption.generationMatch(generation));
      return true;
    } catch (StorageException e) {
      assertThat(e.getCode()).isEqualTo(412);
      return false;
    }
  }

  private static void changed(Ground on) {
    long first = on.put("c", "1").version().generation();
    on.put("c", "2");
    assertThat(replaced(on, "c", first, "3")).isFalse();
    assertThat(on.content("c")).isEqualTo("2");
    assertThat(replaced(on, "c", on.live("c").version().generation(), "3")).isTrue();
  }

  private static void nothing(Ground on) {
    assertThat(replaced(on, "n", 1234, "x")).isFalse();
    assertThat(on.objects.find(on.bucket(), "n")).isEmpty();
  }

  private static void metageneration(Ground on) {
    on.put("m", "1");
    Blob read = on.storage.get(on.bucket(), "m");
    read.toBuilder().setMetadata(Map.of("k", "1")).build().update();
    Blob stale = read.toBuilder().setMetadata(Map.of("k", "2")).build();
    StorageException refused =
        catchThrowableOfType(
            StorageException.class, () -> stale.update(BlobTargetOption.metagenerationMatch()));
    assertThat(refused.getCode()).isEqualTo(412);
    assertThat(on.storage.get(on.bucket(), "m").getMetadata()).containsEntry("k", "1");
  }
}

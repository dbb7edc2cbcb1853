package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.BATCH;
import static dev.bqt.runtime.contract.Page.GET;
import static dev.bqt.runtime.contract.Page.PRECONDITIONS;
import static dev.bqt.runtime.contract.Page.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Deletes, one by one and in batches. */
final class DeleteClauses {
  private DeleteClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("delete-is-204", STATUS, DeleteClauses::plain),
        new Clause("delete-of-nothing-is-404", STATUS, DeleteClauses::nothing),
        new Clause("delete-with-another-match-is-412", PRECONDITIONS, DeleteClauses::unmet),
        new Clause("delete-of-nothing-with-a-match-is-404", PRECONDITIONS, DeleteClauses::neither),
        new Clause("delete-of-a-generation-that-went-is-404", GET, DeleteClauses::former),
        new Clause("replaced-object-is-not-deleted", PRECONDITIONS, DeleteClauses::changed),
        new Clause("one-of-16-deletes-a-generation", PRECONDITIONS, DeleteClauses::race),
        new Clause("batch-answers-each-call", BATCH, DeleteClauses::batch),
        new Clause("batch-of-a-hundred", BATCH, DeleteClauses::hundred),
        new Clause("batch-of-odd-names", BATCH, DeleteClauses::oddNames),
        new Clause("batch-of-names-that-are-not-there", BATCH, DeleteClauses::discard));
  }

  private static Wire.Reply delete(Ground on, String query) throws IOException {
    return on.wire.send("DELETE", on.path("d") + query, Map.of(), null);
  }

  private static void plain(Ground on) throws IOException {
    on.put("d", "1");
    Wire.Reply reply = delete(on, "");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.bytes()).isEmpty();
    assertThat(on.objects.find(on.bucket(), "d")).isEmpty();
  }

  private static void nothing(Ground on) throws IOException {
    assertThat(delete(on, "").status()).isEqualTo(404);
  }

  private static void unmet(Ground on) throws IOException {
    on.put("d", "1");
    assertThat(delete(on, "?ifGenerationMatch=1").status()).isEqualTo(412);
    assertThat(on.content("d")).isEqualTo("1");
  }

  private static void neither(Ground on) throws IOException {
    assertThat(delete(on, "?ifGenerationMatch=1").status()).isEqualTo(404);
  }

  private static void former(Ground on) throws IOException {
    long former = on.put("d", "1").version().generation();
    on.put("d", "2");
    assertThat(delete(on, "?generation=" + former).status()).isEqualTo(404);
    assertThat(on.content("d")).isEqualTo("2");
  }

  private static void changed(Ground on) {
    ObjectVersion first = on.put("d", "1").version();
    on.put("d", "2");
    assertThat(on.objects.delete(List.of(first))).isEqualTo(Map.of(first, DeleteOutcome.CHANGED));
    assertThat(on.content("d")).isEqualTo("2");
  }

  private static void race(Ground on) throws Exception {
    for (int round = 0; round < 3; round++) {
      ObjectVersion there = on.put("d-" + round, "1").version();
      List<DeleteOutcome> outcomes =
          Race.of(i -> () -> on.objects.delete(List.of(there)).get(there));
      assertThat(Collections.frequency(outcomes, DeleteOutcome.DELETED)).isEqualTo(1);
      assertThat(outcomes).containsOnly(DeleteOutcome.DELETED, DeleteOutcome.ABSENT);
    }
  }

  private static void batch(Ground on) {
    ObjectVersion replaced = on.put("replaced", "1").version();
    on.put("replaced", "2");
    ObjectVersion there = on.put("there", "1").version();
    ObjectVersion absent = new ObjectVersion(on.bucket(), "absent", 1);
    assertThat(on.objects.delete(List.of(absent, there, replaced)))
        .isEqualTo(
            Map.of(
                absent, DeleteOutcome.ABSENT,
                there, DeleteOutcome.DELETED,
                replaced, DeleteOutcome.CHANGED));
    assertThat(ListingClauses.names(on, "")).containsExactly("replaced");
  }

  private static void hundred(Ground on) {
    List<ObjectVersion> versions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      versions.add(on.put("h/%02d".formatted(i), "x").version());
    }
    assertThat(on.objects.delete(versions))
        .hasSize(100)
        .allSatisfy((version, outcome) -> assertThat(outcome).isEqualTo(DeleteOutcome.DELETED));
    assertThat(ListingClauses.names(on, "")).isEmpty();
  }

  private static void oddNames(Ground on) {
    List<ObjectVersion> versions =
        List.of(
            on.put("a b/ü", "x").version(),
            on.put("100%?#&", "x").version(),
            on.put("😀", "x").version());
    assertThat(on.objects.delete(versions)).hasSize(3).containsValue(DeleteOutcome.DELETED);
    assertThat(ListingClauses.names(on, "")).isEmpty();
  }

  private static void discard(Ground on) {
    on.put("a", "1");
    on.put("b", "1");
    on.objects.discard(on.bucket(), List.of("a", "none"));
    assertThat(ListingClauses.names(on, "")).containsExactly("b");
  }
}

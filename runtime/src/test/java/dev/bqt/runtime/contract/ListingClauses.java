package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Page.CONSISTENCY;
import static dev.bqt.runtime.contract.Page.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage.BlobListOption;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Listings: order, pages, offsets, folders. */
final class ListingClauses {
  /** In the order of their UTF-8 bytes; that of UTF-16 has the last two the other way round. */
  private static final List<String> ORDERED =
      List.of("A", "a", "a-b", "a.c", "a/b", "a0", "b", "ä", "\uFF5E", "😀");

  private ListingClauses() {}

  static List<Clause> all() {
    return List.of(
        new Clause("listing-is-in-order-of-utf8", LIST, ListingClauses::order),
        new Clause("listing-has-generation-size-and-time", LIST, ListingClauses::details),
        new Clause("listing-has-checksum-and-update-time", LIST, ListingClauses::checksum),
        new Clause("listing-of-an-empty-bucket-is-empty", LIST, ListingClauses::empty),
        new Clause("listing-of-an-absent-bucket-is-404", LIST, ListingClauses::absent),
        new Clause("pages-have-each-object-once", LIST, ListingClauses::pages),
        new Clause("page-is-no-longer-than-asked", LIST, ListingClauses::pageSize),
        new Clause("pages-go-on-over-deleted-objects", LIST, ListingClauses::deletedAhead),
        new Clause("prefix-is-literal", LIST, ListingClauses::prefix),
        new Clause("start-offset-is-inclusive", LIST, ListingClauses::start),
        new Clause("start-offset-need-not-exist", LIST, ListingClauses::startBetween),
        new Clause("end-offset-is-exclusive", LIST, ListingClauses::end),
        new Clause("offsets-and-prefix-go-together", LIST, ListingClauses::offsetsAndPrefix),
        new Clause("offsets-go-on-over-pages", LIST, ListingClauses::offsetsAndPages),
        new Clause("delimiter-folds-names", LIST, ListingClauses::delimiter),
        new Clause("fields-are-as-asked", LIST, ListingClauses::fields),
        new Clause("listing-shows-what-was-just-written", CONSISTENCY, ListingClauses::fresh));
  }

  static List<String> names(Ground on, String prefix) {
    return names(on, new Listing(on.bucket(), prefix, null, null, null));
  }

  private static List<String> names(Ground on, Listing listing) {
    List<String> names = new ArrayList<>();
    Listing next = listing;
    while (next != null) {
      ObjectPage page = on.objects.list(next);
      page.objects().forEach(object -> names.add(object.version().name()));
      next = page.nextPageToken() == null ? null : next.from(page.nextPageToken());
    }
    return names;
  }

  private static void write(Ground on, List<String> names) {
    for (int i = names.size() - 1; i >= 0; i--) {
      on.objects.write(on.bucket(), names.get(i), Ground.bytes("x"), "text/plain");
    }
  }

  /** Without {@code a}, beside which some disks have no room for {@code a/b}. */
  private static List<String> ordered() {
    return ORDERED.stream().filter(name -> !name.equals("a")).toList();
  }

  private static void order(Ground on) {
    write(on, ordered());
    assertThat(names(on, "")).containsExactlyElementsOf(ordered());
  }

  private static void details(Ground on) {
    on.put("d", "12345");
    var listed = on.objects.list(Listing.of(on.bucket(), "")).objects().get(0);
    assertThat(listed).isEqualTo(on.live("d"));
    assertThat(listed.sizeBytes()).isEqualTo(5);
    assertThat(listed.timeCreated()).isNotNull();
  }

  private static void checksum(Ground on) {
    on.put("c", "hello");
    var listed = on.objects.list(Listing.of(on.bucket(), "")).objects().get(0);
    assertThat(listed.crc32c()).isEqualTo("mnG7TA==");
    assertThat(listed.updated()).isAfterOrEqualTo(listed.timeCreated());
  }

  private static void empty(Ground on) {
    assertThat(on.objects.list(Listing.of(on.bucket(), "")))
        .isEqualTo(new ObjectPage(List.of(), null));
  }

  private static void absent(Ground on) {
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class, () -> on.objects.list(Listing.of(on.bucket() + "-none", "")));
    assertThat(refused.status()).isEqualTo(404);
  }

  private static void pages(Ground on) {
    write(on, ordered());
    for (int size = 1; size <= 4; size++) {
      List<String> seen = new ArrayList<>();
      on.storage
          .list(on.bucket(), BlobListOption.pageSize(size))
          .iterateAll()
          .forEach(blob -> seen.add(blob.getName()));
      assertThat(seen).containsExactlyElementsOf(ordered());
    }
  }

  private static void pageSize(Ground on) throws IOException {
    write(on, List.of("a", "b", "c"));
    JsonNode two = on.wire.get(on.path() + "?maxResults=2").json();
    assertThat(two.path("items")).hasSize(2);
    assertThat(two.path("nextPageToken").asText()).isNotEmpty();
    JsonNode three = on.wire.get(on.path() + "?maxResults=3").json();
    assertThat(three.path("items")).hasSize(3);
    assertThat(three.has("nextPageToken")).isFalse();
  }

  private static void deletedAhead(Ground on) {
    write(on, List.of("a", "b", "c", "d"));
    var page = on.storage.list(on.bucket(), BlobListOption.pageSize(2));
    on.objects.discard(on.bucket(), List.of("a", "b", "c"));
    var rest = on.storage.list(on.bucket(), BlobListOption.pageToken(page.getNextPageToken()));
    assertThat(rest.getValues()).extracting(Blob::getName).containsExactly("d");
  }

  private static void prefix(Ground on) {
    write(on, List.of("a.b/1", "a.b2", "axb", "b"));
    assertThat(names(on, "a.b")).containsExactly("a.b/1", "a.b2");
    assertThat(names(on, "a.b/")).containsExactly("a.b/1");
    assertThat(names(on, "a*")).isEmpty();
    assertThat(names(on, "c")).isEmpty();
  }

  private static List<String> between(Ground on, String prefix, String start, String end) {
    return names(on, new Listing(on.bucket(), prefix, start, end, null));
  }

  private static void start(Ground on) {
    write(on, ordered());
    assertThat(between(on, "", "b", null)).containsExactly("b", "ä", "\uFF5E", "😀");
  }

  private static void startBetween(Ground on) {
    write(on, ordered());
    assertThat(between(on, "", "aa", null)).containsExactly("b", "ä", "\uFF5E", "😀");
    assertThat(between(on, "", "\uFFFD", null)).containsExactly("😀");
  }

  private static void end(Ground on) {
    write(on, ordered());
    assertThat(between(on, "", null, "a/b")).containsExactly("A", "a-b", "a.c");
  }

  private static void offsetsAndPrefix(Ground on) {
    write(on, List.of("p/1", "p/2", "p/3", "q/1"));
    assertThat(between(on, "p/", "p/2", null)).containsExactly("p/2", "p/3");
    assertThat(between(on, "p/", "a", "p/3")).containsExactly("p/1", "p/2");
    assertThat(between(on, "p/", "q", null)).isEmpty();
  }

  private static void offsetsAndPages(Ground on) {
    write(on, List.of("a", "b", "c", "d", "e", "f"));
    List<String> seen = new ArrayList<>();
    on.storage
        .list(
            on.bucket(),
            BlobListOption.pageSize(2),
            BlobListOption.startOffset("b"),
            BlobListOption.endOffset("f"))
        .iterateAll()
        .forEach(blob -> seen.add(blob.getName()));
    assertThat(seen).containsExactly("b", "c", "d", "e");
  }

  private static void delimiter(Ground on) throws IOException {
    write(on, List.of("a/1", "a/2", "b", "c/d/e"));
    JsonNode top = on.wire.get(on.path() + "?delimiter=/").json();
    assertThat(top.path("items").findValuesAsText("name")).containsExactly("b");
    assertThat(texts(top.path("prefixes"))).containsExactly("a/", "c/");
    JsonNode below = on.wire.get(on.path() + "?delimiter=/&prefix=c/").json();
    assertThat(texts(below.path("prefixes"))).containsExactly("c/d/");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static void fields(Ground on) throws IOException {
    on.put("f", "x");
    JsonNode page = on.wire.get(on.path() + "?fields=items(name,generation)").json();
    assertThat(page.fieldNames()).toIterable().containsExactly("items");
    assertThat(page.path("items").path(0).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "generation");
  }

  private static void fresh(Ground on) {
    long before = on.put("n", "1").version().generation();
    assertThat(on.objects.list(Listing.of(on.bucket(), "")).objects())
        .extracting(object -> object.version().generation())
        .containsExactly(before);
    long after = on.put("n", "22").version().generation();
    assertThat(on.objects.list(Listing.of(on.bucket(), "")).objects())
        .extracting(object -> object.version().generation())
        .containsExactly(after);
  }
}

package dev.bqt.runtime.contract;

import static dev.bqt.runtime.contract.Ground.bytes;
import static dev.bqt.runtime.contract.Page.OBJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectStore.DeleteOutcome;
import dev.bqt.runtime.cloud.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which names an object may have: any Unicode but line breaks, at most 1,024 bytes. */
final class NameClauses {
  private static final Map<String, String> ODD =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("space", "a b/c d"),
              Map.entry("plus", "a+b"),
              Map.entry("percent", "100%"),
              Map.entry("percent-escape", "a%20b%2Fc"),
              Map.entry("hash", "a#b"),
              Map.entry("question-mark", "a?b=c"),
              Map.entry("ampersand", "a&b=c"),
              Map.entry("semicolon-comma", "a;b,c"),
              Map.entry("quotes", "it's \"q\""),
              Map.entry("backslash", "a\\b"),
              Map.entry("brackets", "[a]{b}(c)<d>"),
              Map.entry("colon-at", "a:b@c!d$e"),
              Map.entry("asterisk", "a*b"),
              Map.entry("tab", "a\tb"),
              Map.entry("umlaut", "ü/Ö.csv"),
              Map.entry("cjk", "日本語/ファイル"),
              Map.entry("emoji", "😀/👩‍👩‍👧"),
              Map.entry("right-to-left", "שלום"),
              Map.entry("dots", "a..b/c...d"),
              Map.entry("leading-dot", ".hidden"),
              Map.entry("double-slash", "a//b"),
              Map.entry("trailing-slash", "folder/"),
              Map.entry("leading-slash", "/a")));

  private NameClauses() {}

  static List<Clause> all() {
    List<Clause> all = new ArrayList<>();
    ODD.forEach(
        (what, name) -> all.add(new Clause("name-with-" + what, OBJECTS, on -> lives(on, name))));
    all.add(new Clause("names-are-not-normalised", OBJECTS, NameClauses::normalised));
    all.add(new Clause("names-differ-by-case", OBJECTS, NameClauses::cases));
    all.add(new Clause("object-and-its-folder-both-exist", OBJECTS, NameClauses::folders));
    all.add(new Clause("name-of-1024-bytes", OBJECTS, NameClauses::longest));
    all.add(new Clause("name-of-1025-bytes-is-400", OBJECTS, on -> refused(on, longName(1025))));
    all.add(new Clause("name-with-line-feed-is-400", OBJECTS, on -> refused(on, "a\nb")));
    all.add(new Clause("name-with-return-is-400", OBJECTS, on -> refused(on, "a\rb")));
    return all;
  }

  /** Written, found, listed, read, copied, deleted. */
  private static void lives(Ground on, String name) {
    StoredObject there = on.put(name, "content of " + name);
    assertThat(there.version().name()).isEqualTo(name);
    assertThat(ListingClauses.names(on, "")).containsExactly(name);
    assertThat(ListingClauses.names(on, name)).containsExactly(name);
    assertThat(on.content(name)).isEqualTo("content of " + name);
    assertThat(on.objects.copyIfAbsent(there.version(), on.bucket(), "to/" + name))
        .isEqualTo(CopyOutcome.COPIED);
    assertThat(on.content("to/" + name)).isEqualTo("content of " + name);
    assertThat(on.objects.delete(List.of(there.version())))
        .containsEntry(there.version(), DeleteOutcome.DELETED);
    assertThat(ListingClauses.names(on, "")).containsExactly("to/" + name);
  }

  private static void normalised(Ground on) {
    on.put("\u00fc", "one character");
    on.put("u\u0308", "two characters");
    assertThat(ListingClauses.names(on, "")).containsExactly("u\u0308", "\u00fc");
    assertThat(on.content("\u00fc")).isEqualTo("one character");
  }

  private static void cases(Ground on) {
    on.put("A", "upper");
    on.put("a", "lower");
    assertThat(on.content("A")).isEqualTo("upper");
    assertThat(on.content("a")).isEqualTo("lower");
  }

  private static void folders(Ground on) {
    on.put("a", "file");
    on.put("a/b", "below");
    assertThat(ListingClauses.names(on, "")).containsExactly("a", "a/b");
    assertThat(on.content("a")).isEqualTo("file");
  }

  private static void longest(Ground on) {
    String name = longName(1024);
    on.put(name, "x");
    assertThat(ListingClauses.names(on, "")).containsExactly(name);
  }

  /** In parts, so that it is not the disk of a place that is tried. */
  private static String longName(int length) {
    return ("x".repeat(127) + "/").repeat(9).substring(0, length - 1) + "y";
  }

  private static void refused(Ground on, String name) {
    CloudFailure refused =
        catchThrowableOfType(
            CloudFailure.class, () -> on.objects.write(on.bucket(), name, bytes("x"), "a/b"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(ListingClauses.names(on, "")).isEmpty();
  }
}

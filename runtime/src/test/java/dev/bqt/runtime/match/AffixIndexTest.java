package dev.bqt.runtime.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffixIndexTest {

  @Test
  void affixesOfOneHashAreToldApart() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    AffixIndex<String> prefixes = AffixIndex.ofPrefixes();
    prefixes.at("Aa", () -> "first");
    prefixes.at("BB", () -> "second");
    assertThat(of(prefixes, "Aa/x")).containsExactly("first");
    assertThat(of(prefixes, "BB/x")).containsExactly("second");
    assertThat(of(prefixes, "AB/x")).isEmpty();
    // As many combinations of the two as there are places for, and more: all of one hash.
    AffixIndex<String> suffixes = AffixIndex.ofSuffixes();
    for (int bits = 0; bits < 64; bits++) {
      suffixes.at(twins(bits), () -> "made");
    }
    for (int bits = 0; bits < 128; bits++) {
      assertThat(of(suffixes, "x" + twins(bits))).hasSize(1);
    }
    assertThat(of(suffixes, "xAaAaAaAaAaAB")).isEmpty();
  }

  private static String twins(int bits) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 6; bit++) {
      text.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  @Test
  void aValueIsMadeOnceAndFoundByEachTextThatHasItsAffix() {
    AffixIndex<String> prefixes = AffixIndex.ofPrefixes();
    assertThat(prefixes.at("/a/", () -> "one")).isEqualTo("one");
    assertThat(prefixes.at("/a/", () -> "another")).isEqualTo("one");
    prefixes.at("", () -> "all");
    prefixes.at("/a/b", () -> "longer");
    assertThat(of(prefixes, "/a/bc")).containsExactly("all", "one", "longer");
    assertThat(of(prefixes, "/a/")).containsExactly("all", "one");
    assertThat(of(prefixes, "/a")).containsExactly("all");
    assertThat(of(prefixes, "")).containsExactly("all");
  }

  private static <V> List<V> of(AffixIndex<V> index, String text) {
    List<V> values = new ArrayList<>();
    index.forEachOf(text, values::add);
    return values;
  }
}

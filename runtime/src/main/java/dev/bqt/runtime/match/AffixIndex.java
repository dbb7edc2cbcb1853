package dev.bqt.runtime.match;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Values by prefix, or by suffix. A look-up costs one hash for each length that a prefix has, and
 * these are few: it does not matter how many prefixes there are.
 */
final class AffixIndex<V> {
  private final boolean atTheEnd;
  private final Map<String, V> values = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  private AffixIndex(boolean atTheEnd) {
    this.atTheEnd = atTheEnd;
  }

  static <V> AffixIndex<V> ofPrefixes() {
    return new AffixIndex<>(false);
  }

  static <V> AffixIndex<V> ofSuffixes() {
    return new AffixIndex<>(true);
  }

  /** The value of a prefix or suffix, made when there is none. */
  V at(String affix, Supplier<V> fresh) {
    lengths.add(affix.length());
    return values.computeIfAbsent(affix, key -> fresh.get());
  }

  /** Gives the values of all prefixes, or suffixes, of a text. */
  void forEachOf(String text, Consumer<V> taker) {
    for (int length : lengths.headSet(text.length(), true)) {
      int begin = atTheEnd ? text.length() - length : 0;
      V value = values.get(text.substring(begin, begin + length));
      if (value != null) {
        taker.accept(value);
      }
    }
  }
}

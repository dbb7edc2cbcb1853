package dev.bqt.runtime.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Values by prefix, or by suffix. A look-up reads the text once, up to the longest affix, and looks
 * into the table once for each length that an affix has. The lengths are few, and most looks end at
 * a number that differs: it does not matter how many affixes there are.
 */
final class AffixIndex<V> {
  private static final int EMPTY = 0;
  private static final int FIRST_SIZE = 4;

  private final boolean atTheEnd;
  private int[] lengths = {};
  private int size;

  /** By place: an affix and its hash, which says without a look at the affix what is none. */
  private List<Node<V>> nodes = places(FIRST_SIZE);

  private int[] hashes = new int[FIRST_SIZE];

  private record Node<V>(String affix, V value) {}

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
    int hash = hash(affix, affix.length(), EMPTY, 0);
    V known = find(affix, affix.length(), hash);
    if (known != null) {
      return known;
    }
    V value = fresh.get();
    if (2 * ++size > hashes.length) {
      grow();
    }
    place(mark(hash), new Node<>(affix, value));
    if (Arrays.binarySearch(lengths, affix.length()) < 0) {
      lengths = Arrays.copyOf(lengths, lengths.length + 1);
      lengths[lengths.length - 1] = affix.length();
      Arrays.sort(lengths);
    }
    return value;
  }

  /** Gives the values of all prefixes, or suffixes, of a text. */
  void forEachOf(String text, Consumer<? super V> taker) {
    int hash = EMPTY;
    int read = 0;
    for (int length : lengths) {
      if (length > text.length()) {
        return;
      }
      hash = hash(text, length, hash, read);
      read = length;
      V value = find(text, length, hash);
      if (value != null) {
        taker.accept(value);
      }
    }
  }

  /** Goes on with a hash over so many characters, from the end that affixes begin at. */
  private int hash(String text, int length, int before, int read) {
    int hash = before;
    for (int i = read; i < length; i++) {
      hash = 31 * hash + text.charAt(atTheEnd ? text.length() - 1 - i : i);
    }
    return hash;
  }

  /** The value of the affix of that length and hash; null when there is none. */
  private V find(String text, int length, int hash) {
    int mark = mark(hash);
    for (int at = first(mark); hashes[at] != EMPTY; at = next(at)) {
      if (hashes[at] == mark && isAffix(nodes.get(at).affix(), length, text)) {
        return nodes.get(at).value();
      }
    }
    return null;
  }

  private boolean isAffix(String affix, int length, String text) {
    return affix.length() == length && (atTheEnd ? text.endsWith(affix) : text.startsWith(affix));
  }

  private void place(int mark, Node<V> node) {
    int at = first(mark);
    while (hashes[at] != EMPTY) {
      at = next(at);
    }
    hashes[at] = mark;
    nodes.set(at, node);
  }

  private void grow() {
    int[] marks = hashes;
    List<Node<V>> placed = nodes;
    hashes = new int[2 * marks.length];
    nodes = places(2 * marks.length);
    for (int at = 0; at < marks.length; at++) {
      if (marks[at] != EMPTY) {
        place(marks[at], placed.get(at));
      }
    }
  }

  /** A power of two. */
  private static <V> List<Node<V>> places(int count) {
    return new ArrayList<>(Collections.nCopies(count, null));
  }

  private static int mark(int hash) {
    return hash == EMPTY ? 1 : hash;
  }

  private int first(int mark) {
    return (mark * 0x9E3779B9 >>> 7) & (hashes.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (hashes.length - 1);
  }
}

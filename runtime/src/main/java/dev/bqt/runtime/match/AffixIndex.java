package dev.bqt.runtime.match;

import java.util.ArrayList;
import java.util.Arrays;
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
  private final List<V> values = new ArrayList<>();
  private final List<String> affixes = new ArrayList<>();
  private int[] lengths = {};

  /** By place: the hash of an affix, and where it stands in the lists; a power of two in size. */
  private int[] hashes = new int[FIRST_SIZE];

  private int[] numbers = new int[FIRST_SIZE];

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
    int number = find(affix, affix.length(), hash);
    if (number >= 0) {
      return values.get(number);
    }
    V value = fresh.get();
    affixes.add(affix);
    values.add(value);
    if (2 * affixes.size() > hashes.length) {
      grow();
    }
    place(hash, affixes.size() - 1);
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
      int number = find(text, length, hash);
      if (number >= 0) {
        taker.accept(values.get(number));
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

  /** The number of the affix of that length and hash; -1 when there is none. */
  private int find(String text, int length, int hash) {
    int mark = mark(hash);
    for (int at = first(mark); hashes[at] != EMPTY; at = next(at)) {
      if (hashes[at] == mark && isAffix(affixes.get(numbers[at]), length, text)) {
        return numbers[at];
      }
    }
    return -1;
  }

  private boolean isAffix(String affix, int length, String text) {
    return affix.length() == length && (atTheEnd ? text.endsWith(affix) : text.startsWith(affix));
  }

  private void place(int hash, int number) {
    int at = first(mark(hash));
    while (hashes[at] != EMPTY) {
      at = next(at);
    }
    hashes[at] = mark(hash);
    numbers[at] = number;
  }

  private void grow() {
    int[] marks = hashes;
    int[] placed = numbers;
    hashes = new int[2 * marks.length];
    numbers = new int[2 * marks.length];
    for (int at = 0; at < marks.length; at++) {
      if (marks[at] != EMPTY) {
        place(marks[at], placed[at]);
      }
    }
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

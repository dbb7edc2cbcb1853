package dev.bqt.runtime.match;

import dev.bqt.runtime.match.RouteIndex.Entry;
import java.util.ArrayList;
import java.util.List;

/** The routes of one prefix: a short list, or by their suffixes when there are many. */
final class RuleShelf {
  private static final int FEW = 8;

  private final List<Entry> few = new ArrayList<>(1);
  private AffixIndex<List<Entry>> many;

  void add(Entry entry) {
    if (many == null && few.size() == FEW) {
      many = AffixIndex.ofSuffixes();
      few.forEach(this::addToMany);
      few.clear();
    }
    if (many == null) {
      few.add(entry);
    } else {
      addToMany(entry);
    }
  }

  private void addToMany(Entry entry) {
    many.at(entry.filter().suffix(), ArrayList::new).add(entry);
  }

  /** Adds those whose suffix the path has. */
  void collect(String path, List<Entry> found) {
    for (Entry entry : few) {
      if (path.endsWith(entry.filter().suffix())) {
        found.add(entry);
      }
    }
    if (many != null) {
      many.forEachOf(path, found::addAll);
    }
  }
}

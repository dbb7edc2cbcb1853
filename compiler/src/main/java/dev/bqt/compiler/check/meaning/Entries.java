package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Maps of a rule as the legacy reads them: keys in any case, the last of a key counts. */
final class Entries {

  private static final int DIGITS = 3;

  private Entries() {}

  /** The value of a key; null if there is none. */
  static Literal get(Assignments map, String key) {
    Literal value = null;
    for (Assignments.Entry entry : map.entries()) {
      value = entry.key().text().equalsIgnoreCase(key) ? entry.value() : value;
    }
    return value;
  }

  /** The text of a key; null if there is none, or an empty one. */
  static Text text(Assignments map, String key) {
    return get(map, key) instanceof Text text && !text.value().isEmpty() ? text : null;
  }

  /** The text of a key as a table; null if there is none. */
  static TableName table(Assignments map, String key) {
    Text text = text(map, key);
    return text == null ? null : new TableName(text.value(), text.variables(), text.span());
  }

  /** The text of a key as a name; an empty one at a place if there is none. */
  static Name name(Assignments map, String key, Span place) {
    Text text = text(map, key);
    return text == null ? new Name("", place) : new Name(text.value(), text.span());
  }

  /** Whether a key is true. */
  static boolean isTrue(Assignments map, String key) {
    return get(map, key) instanceof Literal.Truth truth && truth.value();
  }

  /** The map with another value of a key whose letters count: a map of Go, not an object. */
  static Assignments withExact(Assignments map, Name key, Literal value) {
    List<Assignments.Entry> entries = new ArrayList<>(map.entries());
    entries.removeIf(entry -> entry.key().text().equals(key.text()));
    entries.add(new Assignments.Entry(key, value));
    return new Assignments(entries, map.span());
  }

  /** The map with another value of a key. */
  static Assignments with(Assignments map, Name key, Literal value) {
    List<Assignments.Entry> entries = new ArrayList<>(map.entries());
    entries.removeIf(entry -> entry.key().text().equalsIgnoreCase(key.text()));
    entries.add(new Assignments.Entry(key, value));
    return new Assignments(entries, map.span());
  }

  /** The index that a name is, or -1. */
  static int index(String name) {
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && name.length() <= DIGITS ? Integer.parseInt(name) : -1;
  }

  /**
   * A list of maps with what RAW writes there.
   *
   * @param leaf its path begins behind the name of the list
   * @return null if it writes anything else than a list of maps, or a field of one
   */
  static List<Assignments> put(List<Assignments> present, RawLeaf leaf) {
    if (leaf.path().isEmpty()) {
      return maps(leaf);
    }
    int index = index(leaf.path().get(0));
    boolean here = !present.isEmpty() && index >= 0 && index <= present.size();
    if (!here || leaf.path().size() != 2) {
      return null;
    }
    List<Assignments> all = new ArrayList<>(present);
    if (index == all.size()) {
      all.add(new Assignments(List.of(), leaf.place()));
    }
    Name key = new Name(leaf.path().get(1), leaf.place());
    all.set(index, with(all.get(index), key, leaf.value()));
    return all;
  }

  /** The maps of a list; null if it is none. */
  static List<Assignments> maps(RawLeaf leaf) {
    if (leaf.isNothing()) {
      return List.of();
    }
    boolean list =
        leaf.value() instanceof Literal.Listing items
            && items.values().stream().allMatch(Assignments.class::isInstance);
    return list
        ? ((Literal.Listing) leaf.value()).values().stream().map(Assignments.class::cast).toList()
        : null;
  }
}

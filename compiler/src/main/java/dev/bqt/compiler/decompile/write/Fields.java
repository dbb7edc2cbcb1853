package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.read.Paths;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of an object that no sentence says yet. Whoever writes a phrase takes what it says;
 * what is left in the end is left to RAW, so that nothing is lost.
 */
final class Fields {

  private final String path;
  private final Map<String, JsonTree> left;
  private final Set<String> raw;
  private final Map<String, List<Fields>> opened = new LinkedHashMap<>();
  private boolean written;

  /**
   * The fields of an object.
   *
   * @param path of the object; empty for the rule
   * @param raw the paths that no phrase may take
   */
  Fields(String path, JsonTree.Node node, Set<String> raw) {
    this.path = path;
    this.left = new LinkedHashMap<>(node.fields());
    this.raw = raw;
  }

  /** Where the object is. */
  String path() {
    return path;
  }

  /** The path of a field. */
  String path(String key) {
    return Paths.child(path, key);
  }

  /** Whether this object must not be said in the words that are made for it. */
  boolean isRaw() {
    return raw.contains(path);
  }

  /** Whether no phrase may say what is at a path. */
  boolean forbids(String other) {
    return raw.contains(other);
  }

  /** A phrase says that the object is there, even if it takes nothing of it. */
  Fields write() {
    written = true;
    return this;
  }

  /** A value that may be taken; null if there is none. */
  JsonTree peek(String key) {
    return raw.contains(path(key)) ? null : left.get(key);
  }

  /** Whether there is a text that says something. */
  boolean hasText(String key) {
    return peek(key) instanceof JsonTree.Chars chars && !chars.value().isEmpty();
  }

  /** Takes a text that is not empty; null if there is none. */
  String text(String key) {
    return hasText(key) ? ((JsonTree.Chars) take(key)).value() : null;
  }

  /** Takes a field that is true. */
  boolean flag(String key) {
    boolean yes = peek(key) instanceof JsonTree.Bool truth && truth.value();
    if (yes) {
      take(key);
    }
    return yes;
  }

  /** Takes true or false; null if it is neither. */
  Boolean truth(String key) {
    return peek(key) instanceof JsonTree.Bool ? ((JsonTree.Bool) take(key)).value() : null;
  }

  /** Takes a whole number between two bounds; null if there is none. */
  Long whole(String key, long least, long most) {
    Long value = Literals.whole(peek(key));
    if (value == null || value < least || value > most) {
      return null;
    }
    take(key);
    return value;
  }

  /** Takes a list of texts, none of them empty; null if it is anything else. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (peek(key) instanceof JsonTree.Items items) {
      for (JsonTree item : items.values()) {
        if (!(item instanceof JsonTree.Chars chars) || chars.value().isEmpty()) {
          return null;
        }
        texts.add(chars.value());
      }
    }
    if (texts.isEmpty()) {
      return null;
    }
    take(key);
    return texts;
  }

  /** Takes an object that has only texts; null if it is anything else, or empty. */
  JsonTree.Node textMap(String key) {
    boolean all =
        peek(key) instanceof JsonTree.Node node
            && !node.fields().isEmpty()
            && node.fields().values().stream().allMatch(JsonTree.Chars.class::isInstance);
    return all ? (JsonTree.Node) take(key) : null;
  }

  /** Takes a field, whatever it is. */
  JsonTree take(String key) {
    written = true;
    return left.remove(key);
  }

  /** Opens an object, to take of it; null if there is none. */
  Fields inside(String key) {
    if (!(peek(key) instanceof JsonTree.Node node)) {
      return null;
    }
    return opened.computeIfAbsent(key, absent -> List.of(new Fields(path(key), node, raw))).get(0);
  }

  /** Opens a list of objects; null if it is anything else, or empty. */
  List<Fields> items(String key) {
    List<Fields> inner = new ArrayList<>();
    if (peek(key) instanceof JsonTree.Items items) {
      for (JsonTree item : items.values()) {
        if (!(item instanceof JsonTree.Node node)) {
          return null;
        }
        inner.add(new Fields(Paths.child(path(key), inner.size()), node, raw));
      }
    }
    if (inner.isEmpty()) {
      return null;
    }
    opened.put(key, List.copyOf(inner));
    return inner;
  }

  /** The keys of which nothing was taken. */
  Set<String> keys() {
    return left.keySet();
  }

  /** What no phrase says, by its path. */
  Map<String, JsonTree> rest() {
    Map<String, JsonTree> rest = new LinkedHashMap<>();
    left.forEach(
        (key, value) -> {
          List<Fields> inner = opened.get(key);
          if (inner != null && inner.stream().allMatch(each -> each.isWritten())) {
            inner.forEach(each -> rest.putAll(each.rest()));
          } else {
            rest.put(path(key), value);
          }
        });
    return rest;
  }

  private boolean isWritten() {
    return written || opened.values().stream().flatMap(List::stream).anyMatch(Fields::isWritten);
  }
}

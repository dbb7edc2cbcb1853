package dev.bqt.compiler.decompile;

import dev.bqt.compiler.decompile.read.Paths;
import dev.bqt.compiler.route.JsonTree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where two rules say different things. The order of keys says nothing, numbers are compared by
 * value, and an action without a Request, a rule without a When are the same as with an empty one.
 */
final class Difference {

  private static final Set<String> EMPTY_OR_ABSENT = Set.of("When", "Request");

  private final List<String> paths = new ArrayList<>();
  private final Set<String> emptyOrAbsent;

  private Difference(Set<String> emptyOrAbsent) {
    this.emptyOrAbsent = emptyOrAbsent;
  }

  /** The paths at which they differ; none if they say the same. */
  static List<String> between(JsonTree one, JsonTree other) {
    Difference difference = new Difference(EMPTY_OR_ABSENT);
    difference.compare("", one, other);
    return difference.paths;
  }

  /** The same for values at a path that are no rules: each key has to be there. */
  static List<String> ofValues(String path, JsonTree one, JsonTree other) {
    Difference difference = new Difference(Set.of());
    difference.compare(path, one, other);
    return difference.paths;
  }

  private void compare(String path, JsonTree one, JsonTree other) {
    if (one instanceof JsonTree.Node a && other instanceof JsonTree.Node b) {
      Set<String> keys = new LinkedHashSet<>(a.fields().keySet());
      keys.addAll(b.fields().keySet());
      for (String key : keys) {
        inside(Paths.child(path, key), key, a.fields().get(key), b.fields().get(key));
      }
    } else if (one instanceof JsonTree.Items a && other instanceof JsonTree.Items b) {
      if (a.values().size() != b.values().size()) {
        paths.add(path);
        return;
      }
      for (int i = 0; i < a.values().size(); i++) {
        compare(Paths.child(path, i), a.values().get(i), b.values().get(i));
      }
    } else if (!isSame(one, other)) {
      paths.add(path);
    }
  }

  private void inside(String path, String key, JsonTree one, JsonTree other) {
    if (one != null && other != null) {
      compare(path, one, other);
    } else if (!(emptyOrAbsent.contains(key) && isEmpty(one == null ? other : one))) {
      paths.add(path);
    }
  }

  private static boolean isEmpty(JsonTree value) {
    return value instanceof JsonTree.Null
        || value instanceof JsonTree.Node node && node.fields().isEmpty();
  }

  private static boolean isSame(JsonTree one, JsonTree other) {
    if (one instanceof JsonTree.Digits a && other instanceof JsonTree.Digits b) {
      return new BigDecimal(a.digits()).compareTo(new BigDecimal(b.digits())) == 0;
    }
    return one.equals(other);
  }
}

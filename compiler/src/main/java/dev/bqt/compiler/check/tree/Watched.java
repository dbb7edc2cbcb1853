package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.pattern.PathPattern;
import java.util.List;

/** Whether a rule takes an object that it has written itself. Says no where it cannot tell. */
public record Watched(When when) {

  private static final List<String> TIED_TO_THE_START = List.of("^", "\\A", "\\b", "\\B");

  /** Whether the rule matches its own objects when they lie below a folder, paths kept. */
  public boolean matchesBelow(String folder) {
    String prefix = when.valueOf(Condition.Kind.PREFIX);
    if (!(folder + prefix).startsWith(prefix) || finds(Condition.Kind.EXCLUDE, folder + prefix)) {
      return false;
    }
    // A pattern is found anywhere: in front of the path there is more text, and that is all.
    String pattern = filter();
    return folder.isEmpty() || TIED_TO_THE_START.stream().noneMatch(pattern::contains);
  }

  /** Whether the rule matches a path, as far as it has no variables in it. */
  public boolean matches(String path) {
    int dollar = path.indexOf('$');
    String known = dollar < 0 ? path : path.substring(0, dollar);
    int last = path.indexOf('}', path.lastIndexOf('$'));
    String end = dollar < 0 ? path : path.substring(Math.max(last, path.lastIndexOf('$')) + 1);
    boolean ends =
        end.endsWith(when.valueOf(Condition.Kind.SUFFIX))
            || path.endsWith(when.valueOf(Condition.Kind.SUFFIX));
    return known.startsWith(when.valueOf(Condition.Kind.PREFIX))
        && ends
        && !finds(Condition.Kind.EXCLUDE, path)
        && (filter().isEmpty() || (dollar < 0 && found(filter(), path)));
  }

  private String filter() {
    String filter = when.valueOf(Condition.Kind.FILTER);
    return filter.isEmpty() ? when.valueOf(Condition.Kind.MATCHING) : filter;
  }

  private boolean finds(Condition.Kind kind, String path) {
    String pattern = when.valueOf(kind);
    return !pattern.isEmpty() && found(pattern, path);
  }

  private static boolean found(String pattern, String path) {
    return PathPattern.of(pattern).isFoundIn(path);
  }
}

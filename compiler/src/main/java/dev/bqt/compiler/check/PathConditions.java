package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.When;

/**
 * What a rule asks of the path of an object, which begins with a slash; all must hold.
 *
 * @param prefix it begins so; empty means any
 * @param suffix it ends so; empty means any
 * @param filter found somewhere in it (RE2); null means any
 * @param exclude found nowhere in it (RE2); null means none
 */
record PathConditions(String prefix, String suffix, String filter, String exclude) {

  /** The first of each kind: a second one is reported elsewhere. MATCHING filters, too. */
  static PathConditions of(Rule rule) {
    When when = rule.when();
    String filter = pattern(when, Condition.Kind.FILTER);
    Text matching = rule.pattern();
    return new PathConditions(
        when.valueOf(Condition.Kind.PREFIX),
        when.valueOf(Condition.Kind.SUFFIX),
        filter == null && matching != null ? matching.value() : filter,
        pattern(when, Condition.Kind.EXCLUDE));
  }

  /** Whether regular expressions have a say. */
  boolean hasPatterns() {
    return filter != null || exclude != null;
  }

  /** Whether every path meets them. */
  boolean matchAll() {
    return !hasPatterns() && suffix.isEmpty() && (prefix.isEmpty() || prefix.equals("/"));
  }

  /** Whether it is seen at first glance that nothing meets both: what one wants, one excludes. */
  boolean excludesAllOf(PathConditions other) {
    return exclude != null && exclude.equals(other.filter);
  }

  /** The same for paths that begin and end so. */
  PathConditions between(String longerPrefix, String longerSuffix) {
    return new PathConditions(longerPrefix, longerSuffix, filter, exclude);
  }

  PathConditions withoutExclude() {
    return new PathConditions(prefix, suffix, filter, null);
  }

  PathConditions filterAlone() {
    return new PathConditions("", "", filter, null);
  }

  private static String pattern(When when, Condition.Kind kind) {
    Condition condition = when.first(kind);
    return condition == null ? null : condition.text().value();
  }
}

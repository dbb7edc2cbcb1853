package dev.bqt.compiler.check;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;

/** Rules that take a single path: objects that come one after the other, under one name. */
final class SingleObject {

  /** A name with an ending, such as {@code /full/products.csv}, is a name and no folder. */
  private static final Pattern NAME = Pattern.compile(".*/[^/]+\\.[A-Za-z][A-Za-z0-9.]*");

  /** All of a path, without anything that stands for several characters. */
  private static final Pattern WHOLE =
      Pattern.compile("\\^(?:[^*+?{}\\[\\]()|\\\\]|\\\\[^A-Za-z0-9])+\\$");

  private SingleObject() {}

  /** Whether all that a rule takes has one path, as far as can be seen at first glance. */
  static boolean isAll(Rule rule) {
    PathConditions paths = PathConditions.of(rule);
    return NAME.matcher(paths.prefix()).matches()
        || paths.filter() != null && WHOLE.matcher(paths.filter()).matches();
  }
}

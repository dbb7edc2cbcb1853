package dev.bqt.compiler.ast;

import java.util.List;

/** Looks into lists. A loop, not a stream: each law asks each rule, and rules come by thousands. */
final class Among {

  private Among() {}

  /** The first of a kind, or null. */
  static <T> T first(List<? super T> all, Class<T> kind) {
    for (Object each : all) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
    }
    return null;
  }
}

package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Objects that DELETE and MOVE take away, by the addresses that are written. */
final class Taken {

  /** Those that were loaded, by the name that BqTail gives to their list. */
  static final String LOADED = "$LoadURIs";

  private Taken() {}

  /** What a verb takes away; nothing if it is another verb. */
  static Set<String> by(Verb verb) {
    Set<String> all = new LinkedHashSet<>();
    if (verb instanceof Verb.Delete delete) {
      add(delete.urls(), all);
    } else if (verb instanceof Verb.Move move) {
      add(move.urls(), all);
    }
    return all;
  }

  /** Whether a verb takes away the objects that were loaded. */
  static boolean loaded(Verb verb) {
    return by(verb).contains(LOADED);
  }

  private static void add(List<Text> urls, Set<String> all) {
    if (urls.isEmpty()) {
      all.add(LOADED);
    }
    for (Text url : urls) {
      String address = url.value().strip();
      all.add(address.equals("${LoadURIs}") ? LOADED : address);
    }
  }
}

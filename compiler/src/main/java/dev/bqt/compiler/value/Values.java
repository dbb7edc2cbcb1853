package dev.bqt.compiler.value;

import java.util.Map;
import java.util.TreeMap;

/**
 * What <code>${name}</code> stands for in the texts and tables of rules, given by whoever compiles
 * them.
 *
 * @param byName the values; a name is found in the case in which it was given
 */
public record Values(Map<String, String> byName) {

  /** No value at all: each <code>${name}</code> is left to the one who runs the rule. */
  public static final Values NONE = new Values(Map.of());

  /** Copies the map. */
  public Values {
    byName = Map.copyOf(new TreeMap<>(byName));
  }

  /** The value of a name, or null. */
  public String of(String name) {
    return byName.get(name);
  }
}

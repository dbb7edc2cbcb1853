package dev.bqt.compiler.option;

import java.util.List;

/**
 * One option of a load.
 *
 * @param name as written in OPTIONS
 * @param path its JSON keys, from the outermost: more than one for an alias of a nested field
 * @param values the values it may have; empty if any
 * @param inside what a map may hold; null if any key, which is then kept as written
 */
public record LoadOption(
    String name, List<String> path, OptionType type, List<String> values, LoadOptions inside) {

  /** Copies the lists. */
  public LoadOption {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }
}

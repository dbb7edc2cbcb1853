package dev.bqt.compiler.decompile.tree;

import java.util.List;

/**
 * A whole tree as the function reads it.
 *
 * @param configs by their directories, sorted
 * @param environment its variables, each once, sorted; empty if there is no such file
 */
public record IngestConfig(List<Config> configs, List<Variable> environment) {

  /** Copies the lists. */
  public IngestConfig {
    configs = List.copyOf(configs);
    environment = List.copyOf(environment);
  }
}

package dev.bqt.runtime.cli.rules;

import dev.bqt.runtime.route.RouteSource;
import java.util.List;
import java.util.Map;

/** A place where rules lie. */
public interface RuleOrigin {

  /**
   * What tells whether something has changed: the name of each document, with what changes when its
   * content does.
   *
   * @throws RulesAmiss when it cannot be told; says why
   */
  Map<String, String> stamps();

  /**
   * All documents that are there: {@code .bqt} as written, {@code .json} and {@code .yaml}.
   *
   * @throws RulesAmiss when they cannot be read; says why
   */
  List<RouteSource> read();
}

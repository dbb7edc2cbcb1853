package dev.bqt.runtime.cli.rules;

import java.util.List;
import java.util.Locale;

/** Which files hold rules: their endings tell. */
final class RuleEnding {
  private static final String OWN = ".bqt";
  private static final List<String> LEGACY = List.of(".json", ".yaml", ".yml");

  private RuleEnding() {}

  /** Whether it holds rules written as sentences. */
  static boolean isOwn(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(OWN);
  }

  /** Whether it holds rules. */
  static boolean isRules(String name) {
    return isOwn(name) || LEGACY.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }
}

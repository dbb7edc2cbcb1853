package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MISPLACED_WORD;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What follows a verb is something that it can have. */
final class FittingWords implements Check {

  /** The verbs that can have each word. */
  private static final Map<String, List<String>> VERBS = verbs();

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        placed.action().tails().forEach(tail -> inspect(placed.action(), tail, found));
      }
    }
  }

  private static void inspect(Action action, ActionTail tail, Diagnostics found) {
    String verb = action.verb().name();
    List<String> fitting = VERBS.get(tail.name());
    if (!fitting.contains(verb)) {
      found.add(
          Diagnostic.of(MISPLACED_WORD, tail.head(), verb + " cannot have " + tail.name() + ".")
              .hint(hint(verb, tail.name(), fitting)));
    } else if (verb.equals("COPY") && tail.name().equals("FROM") && !isPartitioned(action)) {
      found.add(
          Diagnostic.of(
                  MISPLACED_WORD,
                  tail.head(),
                  "FROM lists the partitions of a COPY … EACH PARTITION; this COPY is of a whole"
                      + " table.")
              .hint("Write EACH PARTITION FROM \"…\"; the table to copy stands behind COPY."));
    }
  }

  private static boolean isPartitioned(Action action) {
    return action.tails().stream().anyMatch(tail -> tail.name().equals("EACH PARTITION"));
  }

  private static String hint(String verb, String word, List<String> fitting) {
    if (verb.equals("ACTION")) {
      return "An ACTION has its whole request in ( ).";
    } else if (verb.equals("CALL") && word.equals("MESSAGE")) {
      return "What is sent stands behind BODY.";
    }
    return word + " belongs to " + String.join(", ", fitting) + ".";
  }

  private static Map<String, List<String>> verbs() {
    Map<String, List<String>> verbs = new TreeMap<>();
    verbs.put("APPEND", List.of("QUERY", "COPY"));
    verbs.put("OVERWRITE", List.of("QUERY", "COPY"));
    verbs.put("LIKE", List.of("QUERY", "COPY", "INSERT"));
    verbs.put("EACH PARTITION", List.of("COPY"));
    verbs.put("LEGACY SQL", List.of("QUERY", "INSERT"));
    verbs.put("IN DATASET", List.of("QUERY"));
    verbs.put("AS", List.of("EXPORT"));
    verbs.put("OPTIONS", List.of("EXPORT"));
    verbs.put("BODY", List.of("CALL"));
    verbs.put("AUTHENTICATED", List.of("CALL"));
    verbs.put("SCOPES", List.of("CALL"));
    verbs.put("MESSAGE", List.of("NOTIFY", "PUBLISH"));
    verbs.put("ATTRIBUTES", List.of("PUBLISH"));
    verbs.put("TITLE", List.of("NOTIFY"));
    verbs.put("FROM", List.of("NOTIFY", "COPY"));
    verbs.put("CREDENTIALS", List.of("NOTIFY"));
    verbs.put(
        "WITH",
        List.of(
            "NOTIFY", "DELETE", "MOVE", "COPY", "QUERY", "INSERT", "EXPORT", "DROP", "CALL",
            "PUBLISH"));
    return Map.copyOf(verbs);
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

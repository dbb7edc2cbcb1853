package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rule says each thing once, and so does each action. */
final class UniqueClauses implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Map<String, Span> said = new HashMap<>();
      for (Phrase condition : conditions(rule.source())) {
        once(condition.name(), condition.head(), "rule", said, found);
      }
      for (Clause clause : rule.clauses()) {
        if (!(clause instanceof TransientClause.Join)) {
          once(clause.name(), clause.head(), "rule", said, found);
        }
        unique(tails(clause), "rule", found);
      }
      inspectMatching(rule, found);
      for (PlacedAction placed : Actions.of(rule)) {
        unique(placed.action().tails(), "action", found);
        unique(placed.action().nested(), "action", found);
      }
    }
  }

  /** It may stand in two places, but not in both of them. */
  private static void inspectMatching(Rule rule, Diagnostics found) {
    LoadTail.Matching tail =
        rule.load() == null ? null : rule.load().first(LoadTail.Matching.class);
    Phrase condition =
        conditions(rule.source()).stream()
            .filter(each -> each.name().equals("MATCHING"))
            .findFirst()
            .orElse(null);
    if (rule.isAboutObjects() && tail != null && condition != null) {
      Map<String, Span> said = new HashMap<>(Map.of("MATCHING", condition.head()));
      once("MATCHING", tail.head(), "rule", said, found);
    }
  }

  private static List<? extends Phrase> conditions(Source source) {
    if (source instanceof When when) {
      return when.conditions();
    } else if (source instanceof DirectorySource directory) {
      return directory.conditions();
    }
    return ((JobSource) source).conditions();
  }

  private static List<? extends Phrase> tails(Clause clause) {
    if (clause instanceof Clause.LoadClause load) {
      return load.tails();
    } else if (clause instanceof Clause.BatchClause batch) {
      return batch.tails();
    } else if (clause instanceof Clause.QuarantineClause quarantine) {
      return quarantine.places();
    } else if (clause instanceof TransientClause.Via via) {
      return via.tails();
    } else if (clause instanceof TransientClause.Split split) {
      return split.tails();
    }
    return List.of();
  }

  private static void unique(List<? extends Phrase> phrases, String of, Diagnostics found) {
    Map<String, Span> said = new HashMap<>();
    phrases.forEach(phrase -> once(phrase.name(), phrase.head(), of, said, found));
  }

  private static void once(
      String name, Span head, String of, Map<String, Span> said, Diagnostics found) {
    Span first = said.putIfAbsent(name, head);
    if (first != null) {
      found.add(
          Diagnostic.of(DUPLICATE_CLAUSE, head, name + " is said twice in one " + of + ".")
              .and(first, "here for the first time")
              .hint(hint(name)));
    }
  }

  private static String hint(String name) {
    if (name.startsWith("ON ")) {
      return "Put all its actions into one list, separated by commas; what follows one of them"
          + " stands in ( … ) behind it.";
    }
    return "Keep one of the two" + (name.equals("OPTIONS") ? " and put all options there." : ".");
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.RAW_REPEATS_CLAUSE;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * WITH writes no field that the words of its action write, and neither WITH nor ACTION writes one
 * twice: BqTail finds fields in any case.
 */
final class RequestSaysOnce implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> inspect(placed.action(), found));
    }
  }

  private static void inspect(Action action, Diagnostics found) {
    Map<String, Span> said = null;
    if (action.verb() instanceof Verb.Named named && named.request() != null) {
      inspect(named.request(), new HashMap<>(), found);
    }
    for (ActionTail tail : action.tails()) {
      if (tail instanceof ActionTail.Mapped mapped
          && mapped.kind() == ActionTail.Mapped.Kind.WITH) {
        said = said == null ? SaidFields.of(action) : said;
        inspect(mapped.assignments(), said, found);
      }
    }
  }

  private static void inspect(Assignments fields, Map<String, Span> said, Diagnostics found) {
    for (Assignments.Entry entry : fields.entries()) {
      Name key = entry.key();
      Span first = said.putIfAbsent(key.text().toLowerCase(Locale.ROOT), key.span());
      if (first != null) {
        found.add(
            Diagnostic.of(
                    RAW_REPEATS_CLAUSE,
                    key.span(),
                    "The action says " + key.text() + " already; BqTail takes one of the two.")
                .and(first, "here")
                .hint("Keep one of the two."));
      }
    }
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

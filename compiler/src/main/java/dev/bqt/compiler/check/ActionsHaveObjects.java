package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.INCOMPLETE_ACTION;

import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/**
 * DELETE and MOVE have objects to take: {@code $LoadURIs}, the list of those that were loaded. A
 * job has none, and {@code $URLs} is one text in which they stand with commas between them.
 */
final class ActionsHaveObjects implements Check {

  private static final List<String> ONE_TEXT = List.of("$URLs", "${URLs}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      boolean ofJob = rule.source() instanceof JobSource;
      Actions.of(rule).forEach(placed -> inspect(placed, ofJob, found));
    }
  }

  private static void inspect(PlacedAction placed, boolean ofJob, Diagnostics found) {
    Verb verb = placed.action().verb();
    List<Text> urls;
    if (verb instanceof Verb.Delete delete) {
      urls = delete.urls();
    } else if (verb instanceof Verb.Move move) {
      urls = move.urls();
    } else {
      return;
    }
    if (ofJob && Taken.loaded(verb)) {
      found.add(
          Diagnostic.of(
                  INCOMPLETE_ACTION,
                  urls.isEmpty() ? verb.head() : urls.get(0).span(),
                  "A rule about a job has loaded no objects that this "
                      + verb.name()
                      + " could take.")
              .hint("Name the objects: " + verb.name() + " \"gs://bucket/object\"."));
    }
    for (Text url : urls) {
      if (ONE_TEXT.contains(url.value().strip())) {
        found.add(
            Diagnostic.of(
                    INCOMPLETE_ACTION,
                    url.span(),
                    "$URLs is one text, with commas between the addresses: it is no object's.")
                .hint("Leave it out: what was loaded is taken, $LoadURIs."));
      }
    }
  }
}

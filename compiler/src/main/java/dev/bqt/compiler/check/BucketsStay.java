package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DELETES_BUCKET;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** DELETE names objects, not a bucket. */
final class BucketsStay implements Check {

  private static final Pattern BUCKET = Pattern.compile("[a-z][a-z0-9]*://[^/]+/*");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        if (placed.action().verb() instanceof Verb.Delete delete) {
          delete.urls().forEach(url -> inspect(url, found));
        }
      }
    }
  }

  private static void inspect(Text url, Diagnostics found) {
    if (BUCKET.matcher(url.value().strip()).matches()) {
      found.add(
          Diagnostic.of(
                  DELETES_BUCKET,
                  url.span(),
                  "This is a bucket and no object: all that is in it would be deleted, or nothing.")
              .hint("Write DELETE alone for what was loaded, or the whole address of an object."));
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DOUBLE_SLASH;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/** An address of an object has no two slashes in a row: BigQuery could not load it from there. */
final class SingleSlashes implements Check {

  private static final String SCHEME = "gs://";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Actions.of(rule).forEach(placed -> urls(placed.action()).forEach(url -> inspect(url, found)));
      Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
      if (quarantine != null) {
        quarantine.places().forEach(place -> inspect(place.url(), found));
      }
    }
  }

  private static List<Text> urls(Action action) {
    List<Text> urls = new ArrayList<>();
    if (action.verb() instanceof Verb.Delete delete) {
      urls.addAll(delete.urls());
    } else if (action.verb() instanceof Verb.Move move) {
      urls.addAll(move.urls());
      if (move.target() != null) {
        urls.add(move.target());
      }
    } else if (action.verb() instanceof Verb.Export export) {
      urls.add(export.target());
    } else if (action.verb() instanceof Verb.Query query && query.sql().file()) {
      urls.add(query.sql().text());
    }
    ActionTail.Body body = action.first(ActionTail.Body.class);
    if (body != null && body.body().file()) {
      urls.add(body.body().text());
    }
    return urls;
  }

  private static void inspect(Text url, Diagnostics found) {
    String text = url.value();
    int scheme = text.startsWith(SCHEME) ? SCHEME.length() : 0;
    String path = text.substring(scheme);
    boolean otherScheme = scheme == 0 && text.contains("://");
    if (path.contains("//") && !otherScheme) {
      found.add(
          Diagnostic.of(
                  DOUBLE_SLASH,
                  url.span(),
                  "There is // in this address: BigQuery cannot load an object with such a name.")
              .hint("Write \"" + text.substring(0, scheme) + path.replaceAll("/+", "/") + "\"."));
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.WHOLE_BUCKET;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** A rule names a folder, so that not the whole bucket is listed for it. */
final class WholeBucket implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Condition prefix = rule.when().first(Condition.Kind.PREFIX);
      boolean anywhere = prefix == null || prefix.text().value().equals("/");
      boolean states = rule.when().any() || !rule.when().conditions().isEmpty();
      if (rule.whole() && !rule.header().disabled() && states && anywhere) {
        found.add(
            Diagnostic.of(
                    WHOLE_BUCKET,
                    prefix == null ? rule.when().span() : prefix.text().span(),
                    "Without a folder as PREFIX, every scan lists all objects of the bucket.")
                .hint("Add PREFIX \"/folder/\" if all the objects are in one folder."));
      }
    }
  }
}

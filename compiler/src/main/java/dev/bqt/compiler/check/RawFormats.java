package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_FORMAT;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.option.LoadFormat;

/**
 * A format in RAW is BigQuery's own word, in capitals: nothing translates it as behind LOAD. Words
 * that are no format at all are told where those behind LOAD are.
 */
final class RawFormats implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (RawLeaf leaf : RawLeaf.of(rule.first(Clause.RawClause.class))) {
        if (leaf.key().equals("dest.sourceformat") && leaf.value() instanceof Text text) {
          inspect(text, found);
        }
      }
    }
  }

  private static void inspect(Text text, Diagnostics found) {
    LoadFormat format = LoadFormat.find(text.value());
    if (format != null && !format.restName().equals(text.value())) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_FORMAT,
                  text.span(),
                  "RAW is written as it stands, and BigQuery's word is " + format.restName() + ".")
              .hint("Write \"" + format.restName() + "\", or LOAD " + format + " INTO …."));
    }
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

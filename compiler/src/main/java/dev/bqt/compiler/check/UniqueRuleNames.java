package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_RULE_NAME;
import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_RULE_NAME;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.Map;

/** A name stands for one rule of a file, and it is not empty. */
final class UniqueRuleNames implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (RuleFile file : rules.files()) {
      Map<String, Name> taken = new HashMap<>();
      for (Rule rule : file.rules()) {
        if (rule.header().name() != null) {
          inspect(rule.header().name(), taken, found);
        }
      }
    }
  }

  private static void inspect(Name name, Map<String, Name> taken, Diagnostics found) {
    if (name.text().isBlank()) {
      found.add(
          Diagnostic.of(EMPTY_RULE_NAME, name.span(), "A rule's name has at least one character.")
              .hint("Leave RULE out: without a name the file's name serves."));
      return;
    }
    Name first = taken.putIfAbsent(name.text(), name);
    if (first != null) {
      found.add(
          Diagnostic.of(
                  DUPLICATE_RULE_NAME,
                  name.span(),
                  "There is a rule with the name \"" + name.text() + "\" in this file already.")
              .and(first.span(), "the other one")
              .hint("Reports call rules by their names: give each its own."));
    }
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

package dev.bqt.compiler.decompile;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.List;

/** The rules of one file, each as it is written. */
record Sentences(SourceFile source, List<SelfCheck> rules) {

  /** How the sentences are called: rule.json and rule.yaml may lie side by side. */
  String name() {
    return source.name() + ".bqt";
  }

  /** As bqt fmt would leave it. */
  String canonical() {
    Formatter.Formatted formatted = Formatter.format(SourceFile.of(name(), text()));
    return formatted.text() == null ? text() : formatted.text();
  }

  String text() {
    return String.join("\n", rules.stream().map(rule -> rule.draft().text()).toList());
  }

  /** The rule at a place of the text, and the place within it. */
  void allow(Diagnostic law) {
    int from = 0;
    for (SelfCheck rule : rules) {
      int length = rule.draft().text().length();
      if (law.span().start() < from + length) {
        rule.allow(law.id(), law.span().start() - from);
        return;
      }
      from += length + 1;
    }
  }

  /** Where the legacy rule stands whose sentence is at a place of the text. */
  Span legacy(int offset) {
    int from = 0;
    for (SelfCheck rule : rules) {
      from += rule.draft().text().length() + 1;
      if (offset < from) {
        return rule.rule().span();
      }
    }
    return rules.get(rules.size() - 1).rule().span();
  }
}

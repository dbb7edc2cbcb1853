package dev.bqt.compiler.decompile;

import dev.bqt.compiler.decompile.read.LegacyRule;
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

  /**
   * Allows laws in the rules that they are about.
   *
   * @param laws all of them found in the text as it is
   * @return whether one was not allowed before
   */
  boolean allow(List<Diagnostic> laws) {
    boolean changed = false;
    for (Diagnostic law : laws) {
      int from = 0;
      for (SelfCheck rule : rules) {
        int at = law.span().start() - from;
        int length = rule.draft().text().length() + 1;
        if (at >= 0 && at < length) {
          changed |= rule.allow(law.id(), rule.draft().clauseAt(at));
        }
        from += length;
      }
    }
    rules.forEach(SelfCheck::rewrite);
    return changed;
  }

  /** What kind of rules they are; a file has but one. */
  LegacyRule.Kind kind() {
    return rules.isEmpty() ? LegacyRule.Kind.OBJECT : rules.get(0).rule().kind();
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

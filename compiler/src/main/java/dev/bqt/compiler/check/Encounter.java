package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;
import java.util.List;

/** A rule meets others, one by one, until one surely matches an object that it matches, too. */
final class Encounter {

  private final Entry entry;
  private final CommonPaths paths;
  private Entry other;
  private Answer answer = new Answer.Empty();
  private boolean gaveUp;

  Encounter(Entry entry, CommonPaths paths) {
    this.entry = entry;
    this.paths = paths;
  }

  /** Whether nothing is to be learnt from further rules. */
  boolean isSettledBy(Entry next) {
    Answer about = paths.find(List.of(entry.conditions(), next.conditions()));
    boolean sure = about instanceof Answer.Witness;
    boolean unsure = about instanceof Answer.Unknown;
    if (sure || unsure && other == null) {
      answer = about;
      other = next;
    }
    gaveUp = unsure && paths.exhausted();
    return sure || gaveUp;
  }

  /** What came of it: a path of both, or why it is not known whether there is one, or nothing. */
  Answer answer() {
    return answer;
  }

  /** Whether further rules were not met because too much has been asked. */
  boolean gaveUp() {
    return gaveUp;
  }

  /** Of the two that the answer is about, the one that was written first. */
  Rule earlier() {
    return other.order() < entry.order() ? other.rule() : entry.rule();
  }

  /** Of the two that the answer is about, the one that was written last. */
  Rule later() {
    return other.order() < entry.order() ? entry.rule() : other.rule();
  }
}

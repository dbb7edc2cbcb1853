package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;

/**
 * Two rules, and whether some object is matched by both.
 *
 * @param entry one of them
 * @param other one with another number
 * @param answer a path of both, or why it is not known whether there is one
 */
record Encounter(Entry entry, Entry other, Answer answer) {

  /** The one that was written first. */
  Rule earlier() {
    return other.order() < entry.order() ? other.rule() : entry.rule();
  }

  /** The one that was written last. */
  Rule later() {
    return other.order() < entry.order() ? entry.rule() : other.rule();
  }

  /** The same pair, seen from one of the two. */
  Encounter from(Entry one) {
    return one == entry ? this : new Encounter(other, entry, answer);
  }

  /** Of a pair with rules that match every object, the first of these; null if there is none. */
  Entry matchesAll() {
    Entry first = other.order() < entry.order() ? other : entry;
    Entry last = first == other ? entry : other;
    return first.matchesAll() ? first : last.matchesAll() ? last : null;
  }
}

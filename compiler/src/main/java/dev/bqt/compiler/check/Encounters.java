package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MAY_OVERLAP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERLAPPING_RULES;

import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;
import dev.bqt.compiler.check.allow.Allows;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rules meet each other, one by one: every pair that matches one object is found.
 *
 * <p>Nobody reads thousands: of one rule at most {@value #MOST_OF_A_RULE} pairs are looked for, and
 * one alone once {@value #MOST} are found. Those with a rule that matches every object, which are
 * told together, do not count. Of pairs that a comment allows there are as many as show that it is
 * of use.
 */
final class Encounters {

  private static final int MOST_OF_A_RULE = 100;
  private static final int MOST = 2_000;

  private final CommonPaths paths;
  private final PathIndex index;
  private final Map<DiagnosticId, BitSet> allowed = new EnumMap<>(DiagnosticId.class);
  private final Map<DiagnosticId, BitSet> shown = new EnumMap<>(DiagnosticId.class);
  private final List<Encounter> sure = new ArrayList<>();
  private final List<Encounter> unsure = new ArrayList<>();
  private final List<Encounter> givenUp = new ArrayList<>();
  private int counted;

  Encounters(List<Entry> entries, CommonPaths paths, Allows allows) {
    this.paths = paths;
    this.index = new PathIndex(paths);
    for (DiagnosticId law : List.of(OVERLAPPING_RULES, MAY_OVERLAP)) {
      BitSet of = new BitSet();
      for (Entry entry : entries) {
        of.set(entry.order(), allows.covers(law, entry.rule().span()));
      }
      allowed.put(law, of);
      shown.put(law, new BitSet());
    }
    entries.forEach(index::add);
    entries.forEach(this::meet);
  }

  /** Pairs that surely match one object. */
  List<Encounter> sure() {
    return sure;
  }

  /** Of rules that may match an object of others: one pair for each rule. */
  List<Encounter> unsure() {
    return unsure;
  }

  /** Pairs behind which a rule met no others, because too much had been asked. */
  List<Encounter> givenUp() {
    return givenUp;
  }

  private void meet(Entry entry) {
    Meeting meeting = new Meeting(entry);
    index.first(entry, meeting::endsWith);
    if (meeting.unsure != null) {
      (meeting.gaveUp ? givenUp : unsure).add(meeting.unsure);
    }
  }

  /** What one rule learns from others. */
  private final class Meeting {

    private final Entry entry;
    private int told;
    private Encounter unsure;
    private boolean gaveUp;

    Meeting(Entry entry) {
      this.entry = entry;
    }

    /** Whether no further rules are to be met. */
    boolean endsWith(Entry other) {
      if (isOfNoUse(OVERLAPPING_RULES, other)) {
        return false;
      }
      Answer answer = paths.find(List.of(entry.conditions(), other.conditions()));
      Encounter encounter = new Encounter(entry, other, answer);
      if (answer instanceof Answer.Witness) {
        tell(encounter);
        return told >= MOST_OF_A_RULE || told > 0 && counted >= MOST;
      }
      if (answer instanceof Answer.Unknown) {
        suspect(encounter);
      }
      return gaveUp;
    }

    private void tell(Encounter encounter) {
      sure.add(encounter);
      boolean allowed = show(OVERLAPPING_RULES, encounter);
      if (!allowed && encounter.matchesAll() == null) {
        told++;
        counted++;
      }
    }

    private void suspect(Encounter encounter) {
      if (!isOfNoUse(MAY_OVERLAP, encounter.other())) {
        if (isAllowed(MAY_OVERLAP, entry) || isAllowed(MAY_OVERLAP, encounter.other())) {
          show(MAY_OVERLAP, encounter);
          Encounters.this.unsure.add(encounter);
        } else {
          unsure = unsure == null ? encounter : unsure;
          gaveUp = paths.exhausted();
        }
      }
    }

    /** Whether a pair would be silenced by comments of which it is known that they silence one. */
    private boolean isOfNoUse(DiagnosticId law, Entry other) {
      boolean here = isAllowed(law, entry);
      boolean there = isAllowed(law, other);
      return (here || there)
          && (!here || shown.get(law).get(entry.order()))
          && (!there || shown.get(law).get(other.order()));
    }

    private boolean show(DiagnosticId law, Encounter encounter) {
      boolean here = isShownFirst(law, entry);
      boolean there = isShownFirst(law, encounter.other());
      return here || there;
    }
  }

  /** Whether a comment allows it, and no pair has shown before that it is of use. */
  private boolean isShownFirst(DiagnosticId law, Entry entry) {
    boolean first = isAllowed(law, entry) && !shown.get(law).get(entry.order());
    if (first) {
      shown.get(law).set(entry.order());
    }
    return first;
  }

  private boolean isAllowed(DiagnosticId law, Entry entry) {
    return allowed.get(law).get(entry.order());
  }
}

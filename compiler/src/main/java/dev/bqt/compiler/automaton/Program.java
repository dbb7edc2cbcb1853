package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Assertion;
import dev.bqt.compiler.automaton.Expression.Choice;
import dev.bqt.compiler.automaton.Expression.OneOf;
import dev.bqt.compiler.automaton.Expression.Place;
import dev.bqt.compiler.automaton.Expression.Repeat;
import dev.bqt.compiler.automaton.Expression.Sequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An expression as a nondeterministic automaton (Thompson's construction). */
final class Program {

  /** The step that all programs end with. */
  static final int MATCH = 0;

  private static final int LONGEST = 20_000;

  /** A step; each names those that follow it. */
  sealed interface Step {}

  /** Consumes one character. */
  record Consume(CodePoints set, int next) implements Step {}

  /** Goes on in two places. */
  record Fork(int next, int other) implements Step {}

  /** Goes on in a certain place of the text only. */
  record Assert(Place place, int next) implements Step {}

  /** Found. */
  record Match() implements Step {}

  private final List<Step> steps = new ArrayList<>();
  private final Set<Place> places = EnumSet.noneOf(Place.class);
  private final int start;
  private final boolean anchored;

  /**
   * Translates.
   *
   * @throws Undecidable if it would become too long
   */
  Program(Expression expression) {
    this.start = add(expression, add(new Match()));
    this.anchored = isAnchored(expression);
  }

  int start() {
    return start;
  }

  /** Whether it can be found at the beginning of the text only. */
  boolean anchored() {
    return anchored;
  }

  Step step(int index) {
    return steps.get(index);
  }

  int size() {
    return steps.size();
  }

  boolean asserts() {
    return !places.isEmpty();
  }

  boolean asksForWords() {
    return places.contains(Place.WORD_BOUNDARY) || places.contains(Place.NO_WORD_BOUNDARY);
  }

  boolean asksForLines() {
    return places.contains(Place.BEGIN_LINE) || places.contains(Place.END_LINE);
  }

  /** The sets of characters that matter to it. */
  List<CodePoints> sets() {
    List<CodePoints> sets = new ArrayList<>();
    steps.forEach(
        step -> {
          if (step instanceof Consume consume) {
            sets.add(consume.set());
          }
        });
    if (asksForWords()) {
      sets.add(CodePoints.WORD);
    }
    if (asksForLines()) {
      sets.add(CodePoints.NEWLINE);
    }
    return sets.stream().distinct().toList();
  }

  private int add(Step step) {
    if (steps.size() >= LONGEST) {
      throw new Undecidable("a pattern that is too long");
    }
    steps.add(step);
    return steps.size() - 1;
  }

  /** Adds an expression that is followed by {@code next}; gives where it begins. */
  private int add(Expression expression, int next) {
    if (expression instanceof OneOf one) {
      return add(new Consume(one.set(), next));
    } else if (expression instanceof Assertion assertion) {
      places.add(assertion.place());
      return add(new Assert(assertion.place(), next));
    } else if (expression instanceof Sequence sequence) {
      int entry = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        entry = add(sequence.parts().get(i), entry);
      }
      return entry;
    } else if (expression instanceof Choice choice) {
      int entry = add(choice.branches().get(0), next);
      for (Expression branch : choice.branches().subList(1, choice.branches().size())) {
        entry = add(new Fork(add(branch, next), entry));
      }
      return entry;
    } else if (expression instanceof Repeat repeat) {
      return addTimes(repeat.part(), repeat.least(), addRest(repeat, next));
    }
    throw new IllegalStateException("Unknown: " + expression);
  }

  private int addTimes(Expression part, int times, int next) {
    int entry = next;
    for (int i = 0; i < times; i++) {
      int before = steps.size();
      entry = add(part, entry);
      if (steps.size() == before) {
        break; // Nothing, a thousand times, is nothing.
      }
    }
    return entry;
  }

  /** What may follow once the part was there often enough. */
  private int addRest(Repeat repeat, int next) {
    if (repeat.most() == Repeat.UNBOUNDED) {
      int loop = add(new Fork(next, next));
      steps.set(loop, new Fork(add(repeat.part(), loop), next));
      return loop;
    }
    int entry = next;
    for (int i = repeat.least(); i < repeat.most(); i++) {
      entry = add(new Fork(add(repeat.part(), entry), next));
    }
    return entry;
  }

  private static boolean isAnchored(Expression expression) {
    if (expression instanceof Assertion assertion) {
      return assertion.place() == Place.BEGIN_TEXT;
    } else if (expression instanceof Sequence sequence) {
      return sequence.parts().stream().anyMatch(Program::isAnchored);
    } else if (expression instanceof Choice choice) {
      return choice.branches().stream().allMatch(Program::isAnchored);
    }
    return expression instanceof Repeat repeat && repeat.least() > 0 && isAnchored(repeat.part());
  }
}

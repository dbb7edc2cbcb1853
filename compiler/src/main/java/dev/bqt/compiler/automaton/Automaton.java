package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Place;
import dev.bqt.compiler.automaton.Program.Assert;
import dev.bqt.compiler.automaton.Program.Consume;
import dev.bqt.compiler.automaton.Program.Fork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts in which an expression is found, as a deterministic automaton. States are worked out by
 * the subset construction when they are first reached, and kept. For one thread.
 */
final class Automaton {

  /** Nothing that follows can lead to a match. */
  static final int DEAD = 0;

  /** Found: what follows does not matter. */
  static final int FOUND = 1;

  private static final int UNKNOWN = -1;

  /** What stands on one side of a place in the text. */
  private enum Side {
    NOTHING,
    NEWLINE,
    WORD,
    OTHER
  }

  /** The steps to take next, and what was read last, as far as anybody asks for it. */
  private record State(BitSet steps, Side before) {}

  private final Program program;
  private final Alphabet alphabet;
  private final Map<State, Integer> known = new HashMap<>();
  private final List<State> states = new ArrayList<>();
  private final List<int[]> next = new ArrayList<>();
  private final int start;
  private final BitSet seen = new BitSet();
  private final int[] waiting;

  Automaton(Expression expression) {
    this.program = new Program(expression);
    this.alphabet = Alphabet.of(program.sets());
    this.waiting = new int[program.size()];
    add(new State(new BitSet(), Side.NOTHING)); // DEAD
    add(new State(new BitSet(), Side.OTHER)); // FOUND
    BitSet first = new BitSet();
    follow(program.start(), first);
    this.start = state(first, Side.NOTHING);
  }

  Alphabet alphabet() {
    return alphabet;
  }

  int start() {
    return start;
  }

  /** The state after a character, which is given by any of its group. */
  int next(int state, int codePoint, Budget budget) {
    if (state <= FOUND) {
      return state;
    }
    int group = alphabet.group(codePoint);
    int[] row = next.get(state);
    if (row[group] == UNKNOWN) {
      budget.spend(1 + program.size() / 500);
      row[group] = read(states.get(state), codePoint);
    }
    return row[group];
  }

  /** Whether the text is in the language if it ends here. */
  boolean accepts(int state) {
    return state == FOUND || state != DEAD && passed(states.get(state), Side.NOTHING) == null;
  }

  private int read(State state, int codePoint) {
    BitSet here = passed(state, side(codePoint));
    if (here == null) {
      return FOUND;
    }
    BitSet after = new BitSet();
    seen.clear();
    for (int i = here.nextSetBit(0); i >= 0; i = here.nextSetBit(i + 1)) {
      if (program.step(i) instanceof Consume consume && consume.set().contains(codePoint)) {
        follow(consume.next(), after);
      }
    }
    if (!program.anchored()) {
      follow(program.start(), after);
    }
    return state(after, side(codePoint));
  }

  /** The steps behind all assertions that hold in this place; null if a match is among them. */
  private BitSet passed(State state, Side after) {
    BitSet here = (BitSet) state.steps().clone();
    seen.clear();
    boolean grown = program.asserts();
    while (grown) {
      int before = here.cardinality();
      for (int i = here.nextSetBit(0); i >= 0; i = here.nextSetBit(i + 1)) {
        if (program.step(i) instanceof Assert a && holds(a.place(), state.before(), after)) {
          follow(a.next(), here);
        }
      }
      grown = here.cardinality() > before;
    }
    return matches(here) ? null : here;
  }

  private int state(BitSet steps, Side before) {
    if (matches(steps)) {
      return FOUND;
    }
    if (before != Side.NOTHING) {
      forgetTheBeginning(steps);
    }
    if (steps.isEmpty()) {
      return DEAD;
    }
    State state = new State(steps, before);
    Integer found = known.get(state);
    return found == null ? add(state) : found;
  }

  private int add(State state) {
    int[] row = new int[alphabet.size()];
    Arrays.fill(row, UNKNOWN);
    known.put(state, states.size());
    states.add(state);
    next.add(row);
    return states.size() - 1;
  }

  /** Once a character was read the text does not begin here any more. */
  private void forgetTheBeginning(BitSet steps) {
    for (int i = steps.nextSetBit(0); i >= 0; i = steps.nextSetBit(i + 1)) {
      if (program.step(i) instanceof Assert a && a.place() == Place.BEGIN_TEXT) {
        steps.clear(i);
      }
    }
  }

  /** Adds the step, or what it forks to, unless it was seen since {@code seen} was cleared. */
  private void follow(int step, BitSet into) {
    int count = see(step, 0);
    while (count > 0) {
      int at = waiting[--count];
      if (program.step(at) instanceof Fork fork) {
        count = see(fork.other(), see(fork.next(), count));
      } else {
        into.set(at);
      }
    }
  }

  private int see(int step, int count) {
    if (seen.get(step)) {
      return count;
    }
    seen.set(step);
    waiting[count] = step;
    return count + 1;
  }

  private boolean matches(BitSet steps) {
    return steps.get(Program.MATCH);
  }

  private Side side(int codePoint) {
    if (program.asksForLines() && codePoint == '\n') {
      return Side.NEWLINE;
    }
    boolean word = program.asksForWords() && CodePoints.WORD.contains(codePoint);
    return word ? Side.WORD : Side.OTHER;
  }

  private static boolean holds(Place place, Side before, Side after) {
    boolean between = before == Side.WORD != (after == Side.WORD);
    return switch (place) {
      case BEGIN_TEXT -> before == Side.NOTHING;
      case END_TEXT -> after == Side.NOTHING;
      case BEGIN_LINE -> before == Side.NOTHING || before == Side.NEWLINE;
      case END_LINE -> after == Side.NOTHING || after == Side.NEWLINE;
      case WORD_BOUNDARY -> between;
      case NO_WORD_BOUNDARY -> !between;
    };
  }
}

package dev.bqt.compiler.parse.next;

import dev.bqt.grammar.BqtParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Walks the grammar along the words of a statement, all ways at once. A parser could not be asked:
 * it takes one way and forgets the others.
 */
final class NextWords {

  private static final ATN GRAMMAR = BqtParser._ATN;

  private NextWords() {}

  /** Where a rule of the grammar goes on when the one inside of it ends. */
  private record Frame(ATNState follow, Frame outer) {}

  private record Place(ATNState state, Frame frame) {}

  /**
   * Words that may come next.
   *
   * @param types of the words
   * @param rules the rules of the grammar that they stand in, the innermost first
   */
  record Next(IntervalSet types, List<Integer> rules) {}

  /** All that may stand behind these words; empty if they are no beginning of a statement. */
  static List<Next> behind(List<Token> words) {
    ATNState file = GRAMMAR.ruleToStartState[BqtParser.RULE_file];
    Set<Place> places = closure(List.of(new Place(file, null)));
    for (Token word : words) {
      places = closure(step(places, word.getType()));
    }
    List<Next> all = new ArrayList<>();
    for (Place place : places) {
      for (Transition transition : place.state().getTransitions()) {
        if (transition.label() != null) {
          all.add(new Next(allowed(transition), rules(place)));
        }
      }
    }
    return all;
  }

  private static IntervalSet allowed(Transition transition) {
    IntervalSet allowed = new IntervalSet();
    for (int type = Token.MIN_USER_TOKEN_TYPE; type <= GRAMMAR.maxTokenType; type++) {
      if (matches(transition, type)) {
        allowed.add(type);
      }
    }
    return allowed;
  }

  private static boolean matches(Transition transition, int type) {
    return transition.matches(type, Token.MIN_USER_TOKEN_TYPE, GRAMMAR.maxTokenType);
  }

  private static List<Integer> rules(Place place) {
    List<Integer> rules = new ArrayList<>();
    rules.add(place.state().ruleIndex);
    for (Frame frame = place.frame(); frame != null; frame = frame.outer()) {
      rules.add(frame.follow().ruleIndex);
    }
    return rules;
  }

  private static List<Place> step(Set<Place> places, int type) {
    List<Place> reached = new ArrayList<>();
    for (Place place : places) {
      for (Transition transition : place.state().getTransitions()) {
        if (!transition.isEpsilon() && matches(transition, type)) {
          reached.add(new Place(transition.target, place.frame()));
        }
      }
    }
    return reached;
  }

  /** The places that can be reached without a word, and from which a word leads on. */
  private static Set<Place> closure(Collection<Place> from) {
    Set<Place> seen = new HashSet<>(from);
    Set<Place> before = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Place place = open.pop();
      for (Place next : wordless(place)) {
        if (seen.add(next)) {
          open.push(next);
        }
      }
      if (place.state().getTransitions().length > 0 && !place.state().transition(0).isEpsilon()) {
        before.add(place);
      }
    }
    return before;
  }

  private static List<Place> wordless(Place place) {
    Frame frame = place.frame();
    if (place.state() instanceof RuleStopState) {
      return frame == null ? List.of() : List.of(new Place(frame.follow(), frame.outer()));
    }
    List<Place> next = new ArrayList<>();
    for (Transition transition : place.state().getTransitions()) {
      if (transition instanceof RuleTransition rule) {
        next.add(new Place(rule.target, new Frame(rule.followState, frame)));
      } else if (transition.isEpsilon()) {
        next.add(new Place(transition.target, frame));
      }
    }
    return next;
  }
}

package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Assertion;
import dev.bqt.compiler.automaton.Expression.Choice;
import dev.bqt.compiler.automaton.Expression.OneOf;
import dev.bqt.compiler.automaton.Expression.Place;
import dev.bqt.compiler.automaton.Expression.Repeat;
import dev.bqt.compiler.automaton.Expression.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes languages, each once. Not for several threads, and neither are the languages. */
public final class Patterns {

  /** What a pattern asks of the next characters of a text, read from one of its ends. */
  public static final class Step {

    private final CodePoints set;
    private final int least;
    private final boolean once;

    private Step(CodePoints set, int least, boolean once) {
      this.set = set;
      this.least = least;
      this.once = once;
    }

    /** One character. */
    static Step once(CodePoints set) {
      return new Step(set, 1, true);
    }

    /** A run of characters of which it is not known how many there are. */
    static Step run(CodePoints set, int least) {
      return new Step(set, least, false);
    }

    /** Whether one text cannot go on with both, whatever follows. */
    public boolean excludes(Step other) {
      return least > 0 && other.least > 0 && set.isApartFrom(other.set);
    }

    /** Whether it is certain where this one ends if that one follows. */
    boolean endsBefore(Step next) {
      return once || next.least > 0 && set.isApartFrom(next.set);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Step step
          && least == step.least
          && once == step.once
          && set.equals(step.set);
    }

    @Override
    public int hashCode() {
      return Objects.hash(set, least, once);
    }
  }

  /**
   * What each text in which a pattern is found begins and ends with; empty where it is not certain.
   */
  public record Affixes(String prefix, String suffix) {}

  private static final int MOST_STEPS = 250;
  private static final int LONGEST_SAMPLE = 1_024;
  private static final String ORDINARY = "ax0_-./";

  private final CharacterClasses classes = new CharacterClasses();
  private final Map<String, Optional<Expression>> expressions = new HashMap<>();
  private final Map<String, Optional<Language>> found = new HashMap<>();
  private final Map<String, Optional<Language>> endings = new HashMap<>();

  /**
   * The texts in which a pattern is found anywhere.
   *
   * @param pattern of RE2, and one that RE2 has read
   * @return empty if the pattern is beyond us
   */
  public Optional<Language> found(String pattern) {
    return found.computeIfAbsent(pattern, it -> expression(it).flatMap(Patterns::language));
  }

  /**
   * A text in which a pattern may be found, made in no time and to be tried: assertions are left
   * out of account. Empty if none is at hand.
   */
  public String sample(String pattern) {
    StringBuilder text = new StringBuilder();
    expression(pattern).ifPresent(all -> sample(all, text));
    return text.length() > LONGEST_SAMPLE ? "" : text.toString();
  }

  private static void sample(Expression part, StringBuilder into) {
    if (into.length() > LONGEST_SAMPLE) {
      return;
    } else if (part instanceof OneOf one) {
      int ordinary =
          ORDINARY.chars().filter(one.set()::contains).findFirst().orElse(one.set().only());
      into.append(ordinary < 0 ? "" : Character.toString(ordinary));
    } else if (part instanceof Sequence sequence) {
      sequence.parts().forEach(each -> sample(each, into));
    } else if (part instanceof Choice choice) {
      choice.branches().stream().findFirst().ifPresent(each -> sample(each, into));
    } else if (part instanceof Repeat repeat) {
      for (int i = 0; i < Math.min(repeat.least(), LONGEST_SAMPLE); i++) {
        sample(repeat.part(), into);
      }
    }
  }

  /** The texts that end so; empty if it is too long. */
  public Optional<Language> ending(String suffix) {
    return endings.computeIfAbsent(
        suffix,
        it -> language(new Sequence(List.of(Expression.text(it), new Assertion(Place.END_TEXT)))));
  }

  /** What a pattern asks for at both ends; empty texts if it is beyond us. */
  public Affixes affixes(String pattern) {
    List<Expression> parts = new ArrayList<>();
    expression(pattern).ifPresent(all -> flatten(all, parts));
    StringBuilder prefix = new StringBuilder();
    int last = parts.size() - 1;
    if (last >= 0 && isPlace(parts.get(0), Place.BEGIN_TEXT)) {
      for (int i = 1; i <= last && literal(parts.get(i)) >= 0; i++) {
        prefix.appendCodePoint(literal(parts.get(i)));
      }
    }
    StringBuilder suffix = new StringBuilder();
    if (last >= 0 && isPlace(parts.get(last), Place.END_TEXT)) {
      for (int i = last - 1; i >= 0 && literal(parts.get(i)) >= 0; i--) {
        suffix.insert(0, Character.toString(literal(parts.get(i))));
      }
    }
    return new Affixes(prefix.toString(), suffix.toString());
  }

  /**
   * What a pattern asks for from one end of a text on, as far as it is certain where in the text
   * each of it stands: as long as two patterns have the same steps they are about the same
   * characters. None if the pattern is not tied to that end.
   */
  public List<Step> steps(String pattern, boolean fromEnd) {
    List<Expression> parts = new ArrayList<>();
    expression(pattern).ifPresent(all -> flatten(all, parts));
    if (fromEnd) {
      Collections.reverse(parts);
    }
    List<Step> steps = new ArrayList<>();
    if (!parts.isEmpty() && isPlace(parts.get(0), fromEnd ? Place.END_TEXT : Place.BEGIN_TEXT)) {
      for (Expression part : parts.subList(1, parts.size())) {
        if (!step(part, fromEnd, steps)) {
          break;
        }
      }
    }
    return steps;
  }

  /** Whether the next part can be looked at, too. */
  private static boolean step(Expression part, boolean fromEnd, List<Step> steps) {
    if (part instanceof OneOf one) {
      return add(Step.once(one.set()), steps);
    } else if (part instanceof Repeat repeat && repeat.part() instanceof OneOf one) {
      if (repeat.least() != repeat.most()) {
        return add(Step.run(one.set(), repeat.least()), steps);
      }
      boolean goesOn = true;
      for (int i = 0; i < repeat.least() && goesOn; i++) {
        goesOn = add(Step.once(one.set()), steps);
      }
      return goesOn;
    }
    List<CodePoints> either = part instanceof Choice choice ? positions(choice) : new ArrayList<>();
    if (fromEnd) {
      Collections.reverse(either);
    }
    return !either.isEmpty() && either.stream().allMatch(set -> add(Step.once(set), steps));
  }

  /** What may stand at each position of a choice; empty if its branches differ in length. */
  private static List<CodePoints> positions(Choice choice) {
    List<CodePoints> sets = new ArrayList<>();
    for (Expression branch : choice.branches()) {
      List<Expression> parts = new ArrayList<>();
      flatten(branch, parts);
      boolean first = branch == choice.branches().get(0);
      if (!first && parts.size() != sets.size()) {
        return new ArrayList<>();
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!(parts.get(i) instanceof OneOf one)) {
          return new ArrayList<>();
        } else if (first) {
          sets.add(one.set());
        } else {
          sets.set(i, sets.get(i).or(one.set()));
        }
      }
    }
    return sets;
  }

  private static boolean add(Step step, List<Step> steps) {
    boolean certain = steps.isEmpty() || steps.get(steps.size() - 1).endsBefore(step);
    if (certain) {
      steps.add(step);
    }
    return certain && steps.size() < MOST_STEPS;
  }

  private Optional<Expression> expression(String pattern) {
    return expressions.computeIfAbsent(
        pattern,
        it -> {
          try {
            return Optional.of(PatternReader.read(it, classes));
          } catch (Undecidable beyondUs) {
            return Optional.empty();
          }
        });
  }

  private static Optional<Language> language(Expression expression) {
    try {
      return Optional.of(new Language(new Automaton(expression), false));
    } catch (Undecidable tooLong) {
      return Optional.empty();
    }
  }

  private static void flatten(Expression expression, List<Expression> into) {
    if (expression instanceof Sequence sequence) {
      sequence.parts().forEach(part -> flatten(part, into));
    } else {
      into.add(expression);
    }
  }

  private static boolean isPlace(Expression expression, Place place) {
    return expression instanceof Assertion assertion && assertion.place() == place;
  }

  private static int literal(Expression expression) {
    return expression instanceof OneOf one ? one.set().only() : -1;
  }
}

package dev.bqt.compiler.automaton;

import dev.bqt.compiler.automaton.Expression.Assertion;
import dev.bqt.compiler.automaton.Expression.OneOf;
import dev.bqt.compiler.automaton.Expression.Place;
import dev.bqt.compiler.automaton.Expression.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes languages, each once. Not for several threads, and neither are the languages. */
public final class Patterns {

  /**
   * What each text in which a pattern is found begins and ends with; empty where it is not certain.
   */
  public record Affixes(String prefix, String suffix) {}

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

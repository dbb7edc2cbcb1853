package dev.bqt.compiler.check;

import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.automaton.Budget;
import dev.bqt.compiler.automaton.Intersection;
import dev.bqt.compiler.automaton.Language;
import dev.bqt.compiler.automaton.Patterns;
import dev.bqt.compiler.pattern.PathPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is found in the names of what a job has written or read: {@code project:dataset.table} or an
 * address in Cloud Storage (dispatch of viant/bqtail in 2019). Answers are certain; where there is
 * none it is taken that the pattern is right.
 */
final class JobPatterns {

  /** No name of a project, dataset or table has a dot, a colon or a slash in it. */
  private static final String NAMES = "[a-z0-9-]+:[0-9A-Za-z_]+[.][^.:/`\\r\\n]+$";

  /** A table of a project that has a domain in front, or has none. */
  static final String TABLE = "^(?:[a-z0-9.-]+:)?" + NAMES;

  /** A table of a project that has no domain in front. */
  static final String PLAIN_TABLE = "^" + NAMES;

  static final String ADDRESS = "^gs://.+$";

  private static final String ANYTHING = TABLE + "|" + ADDRESS;
  private static final int STATES = 20_000;
  private static final int STATES_IN_ALL = 1_000_000;

  private final Patterns patterns = new Patterns();
  private final Budget budget = new Budget(STATES, STATES_IN_ALL);
  private final Map<String, Answer> answers = new HashMap<>();

  /** Whether it is certain that a pattern is found in none of the names. */
  boolean isFoundInNone(String pattern, String names) {
    return answer(pattern, names) instanceof Answer.Empty;
  }

  /** A name in which it is found; empty if there is none, or none is known. */
  Optional<String> example(String pattern) {
    return answer(pattern, ANYTHING) instanceof Answer.Witness witness
        ? Optional.of(witness.text())
        : Optional.empty();
  }

  /** Whether it is certain that one is found wherever the other is. */
  boolean contains(String wide, String narrow) {
    return wide.equals(narrow)
        || Optional.ofNullable(PathPattern.of(narrow).compiled()).isPresent()
            && find(narrow, ANYTHING, patterns.found(wide).map(Language::complement))
                instanceof Answer.Empty;
  }

  private Answer answer(String pattern, String names) {
    if (pattern.contains("${") || PathPattern.of(pattern).compiled() == null) {
      return new Answer.Unknown("it is not a pattern");
    }
    return answers.computeIfAbsent(
        names + " " + pattern, key -> find(pattern, names, patterns.found(names)));
  }

  private Answer find(String pattern, String names, Optional<Language> besides) {
    Optional<Language> first = patterns.found(pattern);
    Optional<Language> second = patterns.found(names);
    return first.isEmpty() || second.isEmpty() || besides.isEmpty()
        ? new Answer.Unknown("a pattern is beyond bqt")
        : Intersection.of("", List.of(first.get(), second.get(), besides.get()), budget);
  }
}

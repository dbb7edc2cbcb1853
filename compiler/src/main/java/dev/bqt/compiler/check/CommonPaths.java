package dev.bqt.compiler.check;

import com.google.re2j.Pattern;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.automaton.Budget;
import dev.bqt.compiler.automaton.Intersection;
import dev.bqt.compiler.automaton.Language;
import dev.bqt.compiler.automaton.Patterns;
import dev.bqt.compiler.automaton.Patterns.Step;
import dev.bqt.compiler.pattern.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a path that meets several conditions. Paths are those of objects in Cloud Storage: a slash
 * and a name of at most 1,024 bytes in UTF-8, without line breaks ("About Cloud Storage objects",
 * object name requirements); as BqTail cleans them, so that no part between slashes is empty or a
 * dot or two.
 */
final class CommonPaths {

  /** What BqTail takes out of a path before it matches it: Go's path.Join. */
  private static final String CLEANED = "/$|/[.]{1,2}(?:/|$)";

  private static final Pattern NOT_CLEAN = Pattern.compile(CLEANED);

  private static final int STATES = 50_000;
  private static final int STATES_IN_ALL = 1_000_000;
  private static final int HARD_QUESTIONS = 200_000;
  private static final int LONGEST_NAME = 1_024;

  /** RE2/J follows a pattern's program by recursion; a very long one would exhaust the stack. */
  private static final int LONGEST_PROGRAM = 5_000;

  private final Patterns patterns = new Patterns();
  private final Budget budget = new Budget(STATES, STATES_IN_ALL);
  private final Map<String, Optional<Pattern>> compiled = new HashMap<>();
  private int hardQuestions;
  private final List<Language> path =
      List.of(
          always("^/"),
          always("//").complement(),
          always("[\\r\\n]").complement(),
          always(CLEANED).complement());

  /** What FILTER asks for from one end of a path on, step by step; none if that is not certain. */
  List<Step> steps(PathConditions conditions, boolean fromEnd) {
    return conditions.filter() == null ? List.of() : patterns.steps(conditions.filter(), fromEnd);
  }

  /** Whether the regular expressions are ones; what is wrong with others is reported elsewhere. */
  boolean canRead(PathConditions conditions) {
    return (conditions.filter() == null || re2(conditions.filter()).isPresent())
        && (conditions.exclude() == null || re2(conditions.exclude()).isPresent());
  }

  /** Whether so much was asked that there will be no further answers but quick ones. */
  boolean exhausted() {
    return budget.exhausted() || hardQuestions > HARD_QUESTIONS;
  }

  /** The same with what FILTER asks of both ends of a path added to PREFIX and SUFFIX. */
  PathConditions narrowed(PathConditions conditions) {
    if (conditions.filter() == null) {
      return conditions;
    }
    Patterns.Affixes ends = patterns.affixes(conditions.filter());
    String prefix = conditions.prefix();
    String suffix = conditions.suffix();
    return conditions.between(
        ends.prefix().startsWith(prefix) ? ends.prefix() : prefix,
        ends.suffix().endsWith(suffix) ? ends.suffix() : suffix);
  }

  /** Whether it is certain that no path meets the conditions, which can be read. */
  boolean isEmpty(PathConditions conditions) {
    return !isMetBySample(conditions) && find(List.of(conditions)) instanceof Answer.Empty;
  }

  /** A text that the pattern was made into is tried first: automata cost a hundred times that. */
  private boolean isMetBySample(PathConditions conditions) {
    if (conditions.filter() == null || isVeryLong(conditions)) {
      return false;
    }
    String sample = patterns.sample(conditions.filter());
    String start = conditions.prefix().isEmpty() ? "/" : conditions.prefix();
    String from = sample.startsWith(start) ? "" : start;
    String to = sample.endsWith(conditions.suffix()) ? "" : conditions.suffix();
    boolean joined = from.endsWith("/") && sample.startsWith("/");
    return areMet(List.of(conditions), from + sample.substring(joined ? 1 : 0) + to);
  }

  /**
   * A path that meets all of the conditions, which can be read. RE2 has confirmed it.
   *
   * @param all at least one
   */
  Answer find(List<PathConditions> all) {
    List<PathConditions> narrowed = all.stream().map(this::narrowed).toList();
    PathConditions ends = narrowed.get(0);
    for (PathConditions next : narrowed) {
      ends =
          ends.between(longer(ends.prefix(), next.prefix()), longer(ends.suffix(), next.suffix()));
    }
    for (PathConditions each : narrowed) {
      if (!ends.prefix().startsWith(each.prefix()) || !ends.suffix().endsWith(each.suffix())) {
        return new Answer.Empty();
      }
    }
    if (all.stream().anyMatch(this::isVeryLong)) {
      return new Answer.Unknown("a regular expression is too long");
    }
    String guess = guess(ends);
    if (areMet(all, guess)) {
      return new Answer.Witness(guess);
    }
    if (++hardQuestions > HARD_QUESTIONS) {
      return new Answer.Unknown("there are too many rules with the same PREFIX and SUFFIX");
    }
    boolean excluded = all.stream().anyMatch(one -> all.stream().anyMatch(one::excludesAllOf));
    return excluded ? new Answer.Empty() : search(ends, all);
  }

  /** An ordinary name between the two ends: it reads better than the shortest. */
  private static String guess(PathConditions ends) {
    String start = ends.prefix().isEmpty() ? "/" : ends.prefix();
    boolean folder = start.endsWith("/") && !ends.suffix().startsWith("/");
    return start + (folder ? "file" : "") + ends.suffix();
  }

  private Answer search(PathConditions ends, List<PathConditions> all) {
    List<Language> languages = new ArrayList<>(path);
    List<Optional<Language>> asked = new ArrayList<>();
    asked.add(patterns.ending(ends.suffix()));
    for (PathConditions each : all) {
      if (each.filter() != null) {
        asked.add(patterns.found(each.filter()));
      }
      if (each.exclude() != null) {
        asked.add(patterns.found(each.exclude()).map(Language::complement));
      }
    }
    for (Optional<Language> language : asked) {
      if (language.isEmpty()) {
        return new Answer.Unknown("a regular expression is beyond bqt");
      }
      languages.add(language.get());
    }
    return confirmed(all, Intersection.of(ends.prefix(), languages, budget));
  }

  private Answer confirmed(List<PathConditions> all, Answer answer) {
    return answer instanceof Answer.Witness witness && !areMet(all, witness.text())
        ? new Answer.Unknown("no name that is short enough was found")
        : answer;
  }

  private boolean areMet(List<PathConditions> all, String text) {
    return isPath(text) && all.stream().allMatch(conditions -> isMet(conditions, text));
  }

  private boolean isMet(PathConditions conditions, String text) {
    return text.startsWith(conditions.prefix())
        && text.endsWith(conditions.suffix())
        && (conditions.filter() == null || finds(conditions.filter(), text))
        && (conditions.exclude() == null || !finds(conditions.exclude(), text));
  }

  private static boolean isPath(String text) {
    return text.startsWith("/")
        && !text.contains("//")
        && !NOT_CLEAN.matcher(text).find()
        && text.indexOf('\r') < 0
        && text.indexOf('\n') < 0
        && text.getBytes(StandardCharsets.UTF_8).length <= "/".length() + LONGEST_NAME;
  }

  private boolean finds(String pattern, String text) {
    return re2(pattern).orElseThrow().matcher(text).find();
  }

  private boolean isVeryLong(PathConditions conditions) {
    return isVeryLong(conditions.filter()) || isVeryLong(conditions.exclude());
  }

  private boolean isVeryLong(String pattern) {
    return pattern != null && re2(pattern).orElseThrow().programSize() > LONGEST_PROGRAM;
  }

  private Optional<Pattern> re2(String pattern) {
    return compiled.computeIfAbsent(
        pattern, it -> Optional.ofNullable(PathPattern.of(it).compiled()));
  }

  private Language always(String pattern) {
    return patterns.found(pattern).orElseThrow();
  }

  private static String longer(String a, String b) {
    return a.length() >= b.length() ? a : b;
  }
}

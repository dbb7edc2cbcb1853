package dev.bqt.runtime.cli.rules;

import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.source.Position;
import dev.bqt.runtime.route.RouteProblem;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the rules of {@code .bqt} files begin: what is wrong with the JSON that was made of one is
 * told of its sentence.
 *
 * @param byFile the places of a file's rules, in their order, by the file's name
 */
record SentencePlaces(Map<String, List<Position>> byFile) {
  private static final Pattern OF_RULE = Pattern.compile("\\$\\[(\\d{1,9})]\\.?(.*)");

  static SentencePlaces of(List<CompiledFile> files) {
    return new SentencePlaces(
        files.stream()
            .collect(
                Collectors.toMap(
                    file -> file.source().name(), CompiledFile::places, (one, same) -> one)));
  }

  /** The problem at its sentence, if it is one of a sentence; else as it was. */
  RouteProblem sentence(RouteProblem problem) {
    List<Position> places = byFile.getOrDefault(problem.origin(), List.of());
    Matcher path = OF_RULE.matcher(problem.path());
    if (!path.matches()) {
      return problem;
    }
    int rule = Integer.parseInt(path.group(1));
    if (rule >= places.size()) {
      return problem;
    }
    Position place = places.get(rule);
    return problem.at(place.line(), place.column(), path.group(2));
  }
}

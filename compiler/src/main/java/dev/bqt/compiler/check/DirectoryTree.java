package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.DestinationPattern;
import dev.bqt.compiler.ingest.Environment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules about directories that are compiled together, by their places in the bucket.
 *
 * @param levels in the order of the files
 * @param environment what is said of it, DEPLOYMENT before the rules of a file
 */
record DirectoryTree(List<Level> levels, List<Environment.Variable> environment) {

  private static final String USUAL_MARKER = "_SUCCESS";

  /** Copies the lists. */
  DirectoryTree {
    levels = List.copyOf(levels);
    environment = List.copyOf(environment);
  }

  /**
   * One rule.
   *
   * @param path its directory with a slash at the end; empty for the root of the bucket
   * @param keys what it sets in its load.json
   */
  record Level(Rule rule, DirectorySource source, String path, List<ConfigKey> keys) {

    /** The directory as people say it. */
    String title() {
      return path.isEmpty() ? "the bucket's root" : "\"" + path + "\"";
    }

    /** The object that completes the directory. */
    String object(String marker) {
      return path + marker;
    }

    private boolean isAbove(Level other) {
      return other.path.startsWith(path) && !other.path.equals(path);
    }
  }

  static DirectoryTree of(RuleSet rules) {
    List<Level> levels = new ArrayList<>();
    List<Environment.Variable> environment = new ArrayList<>();
    for (RuleFile file : rules.files()) {
      environment.addAll(Environment.of(file));
      for (Rule rule : file.rules()) {
        if (rule.source() instanceof DirectorySource source) {
          String path = source.directory() == null ? "" : source.directory().value();
          levels.add(new Level(rule, source, path, ConfigFiles.load(rule)));
        }
      }
    }
    return new DirectoryTree(levels, environment);
  }

  /** The rules of the directories that a directory is in, from the root. */
  List<Level> above(Level level) {
    return levels.stream()
        .filter(other -> other.isAbove(level))
        .sorted(Comparator.comparingInt(other -> other.path().length()))
        .toList();
  }

  /** Whether there is a load.json for a directory, or will be once LOAD is written right. */
  boolean setsLoads(Level level) {
    return levels.stream()
        .filter(each -> level.path().startsWith(each.path()))
        .anyMatch(each -> !each.keys().isEmpty() || each.rule().load() != null);
  }

  /** The name of the objects that complete directories. */
  String marker() {
    return value(Environment.MARKER, USUAL_MARKER);
  }

  /** The value of a variable, or another if nothing is said of it. */
  String value(String variable, String otherwise) {
    return environment.stream()
        .filter(each -> each.name().equals(variable))
        .map(Environment.Variable::value)
        .findFirst()
        .orElse(otherwise);
  }

  /** The pattern that holds below a directory: the function takes the highest that is stated. */
  DestinationPattern pattern(Level level) {
    List<Level> all = new ArrayList<>(above(level));
    all.add(level);
    for (Level each : all) {
      if (each.rule().pattern() != null) {
        return DestinationPattern.of(each.rule().pattern().value());
      }
    }
    String stated = value("DESTINATION_REGEX", null);
    return stated == null ? DestinationPattern.USUAL : DestinationPattern.of(stated);
  }
}

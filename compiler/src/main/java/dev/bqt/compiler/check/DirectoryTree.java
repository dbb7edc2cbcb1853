package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.DestinationPattern;
import dev.bqt.compiler.ingest.Environment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules about directories that are compiled together, by their places in the bucket. */
final class DirectoryTree {

  /** Cloud Storage's limit for the name of an object, in bytes of UTF-8. */
  static final int LONGEST_NAME = 1024;

  private static final String USUAL_MARKER = "_SUCCESS";

  private final List<Level> levels = new ArrayList<>();
  private final Map<String, List<Level>> byPath = new HashMap<>();
  private final List<Environment.Variable> environment = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final DestinationPattern usual;

  private DirectoryTree(RuleSet rules) {
    for (RuleFile file : rules.files()) {
      environment.addAll(Environment.of(file));
      file.rules().forEach(this::add);
    }
    environment.forEach(each -> values.putIfAbsent(each.name(), each.value()));
    String stated = values.get("DESTINATION_REGEX");
    usual = stated == null ? DestinationPattern.USUAL : DestinationPattern.of(stated);
  }

  private void add(Rule rule) {
    if (rule.source() instanceof DirectorySource source) {
      String path = source.directory() == null ? "" : source.directory().value();
      Level level = new Level(rule, source, path, ConfigFiles.load(rule));
      levels.add(level);
      byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(level);
    }
  }

  static DirectoryTree of(RuleSet rules) {
    return new DirectoryTree(rules);
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
  }

  /** All rules, in the order of the files. */
  List<Level> levels() {
    return levels;
  }

  /** What is said of the environment, in the order of the files, DEPLOYMENT before the rules. */
  List<Environment.Variable> environment() {
    return environment;
  }

  /** The rules of the directories that a directory is in, from the root. */
  List<Level> above(Level level) {
    List<Level> above = new ArrayList<>();
    int end = 0;
    while (end < level.path().length() && end <= LONGEST_NAME) {
      above.addAll(byPath.getOrDefault(level.path().substring(0, end), List.of()));
      int slash = level.path().indexOf('/', end);
      end = slash < 0 ? level.path().length() : slash + 1;
    }
    return above;
  }

  /** Whether there is a load.json for a directory, or will be once LOAD is written right. */
  boolean setsLoads(Level level) {
    List<Level> all = new ArrayList<>(above(level));
    all.addAll(byPath.get(level.path()));
    return all.stream().anyMatch(each -> !each.keys().isEmpty() || each.rule().load() != null);
  }

  /** The name of the objects that complete directories. */
  String marker() {
    return value(Environment.MARKER, USUAL_MARKER);
  }

  /** The value of a variable, or another if nothing is said of it. */
  String value(String variable, String otherwise) {
    return values.getOrDefault(variable, otherwise);
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
    return usual;
  }
}

package dev.bqt.e2e;

import dev.bqt.runtime.config.Quotas;
import dev.bqt.runtime.config.Quotas.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case as it lies on the disk: the listing of its folder is the story.
 *
 * @param path the folder, {@code NNN-story}
 */
record CaseFolder(Path path) {
  private static final Path ALL = Path.of("cases");
  private static final Pattern MOMENT = Pattern.compile("t(\\d{3})s");
  private static final Pattern QUOTA = Pattern.compile("loads-per-table (\\d+) in (\\d+)s");

  /** All cases, in the order of their numbers. */
  static List<CaseFolder> all() {
    return children(ALL, Files::isDirectory).stream().map(CaseFolder::new).toList();
  }

  /** All, or those that {@code -Dcases} says: {@code 05[2-9]} are 052 to 059. */
  static List<CaseFolder> wanted() {
    Pattern wanted = Pattern.compile(System.getProperty("cases", ""));
    return all().stream().filter(story -> wanted.matcher(story.name()).lookingAt()).toList();
  }

  /** The case of that number, such as {@code 003}. */
  static CaseFolder of(String number) {
    return all().stream()
        .filter(folder -> folder.name().startsWith(number + "-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no case " + number + " in " + ALL));
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The three digits before the story. */
  String number() {
    return name().substring(0, name().indexOf('-'));
  }

  Path story() {
    return path.resolve("story.md");
  }

  Path schema() {
    return path.resolve("schema.sql");
  }

  /** How many load jobs BigQuery takes; any number where {@code quotas.txt} says nothing. */
  Quotas quotas() {
    Path file = path.resolve("quotas.txt");
    if (!Files.exists(file)) {
      return Quotas.none();
    }
    try {
      Matcher words = QUOTA.matcher(Files.readString(file).strip());
      if (!words.matches()) {
        throw new AssertionError(file + ": expected is a line 'loads-per-table 2 in 60s'");
      }
      Duration span = Duration.ofSeconds(Long.parseLong(words.group(2)));
      Limit loads = new Limit(Integer.parseInt(words.group(1)), span);
      return new Quotas(loads, Limit.NONE, Limit.NONE, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What goes wrong; nothing where {@code weather.txt} says nothing. */
  Weather weather() {
    Path file = path.resolve("weather.txt");
    return Files.exists(file) ? Weather.read(text(file)) : Weather.fair();
  }

  Path approved() {
    return path.resolve("approved");
  }

  /** The one {@code rule.bqt}, or all files of {@code rules/}. */
  List<Path> rules() {
    Path several = path.resolve("rules");
    return Files.isDirectory(several)
        ? children(several, Files::isRegularFile)
        : List.of(path.resolve("rule.bqt"));
  }

  List<Moment> moments() {
    return children(path, this::isMoment).stream().map(Moment::new).toList();
  }

  /** Whether two processes follow the rules. */
  boolean hasSecondRunner() {
    return hasTwoLedgers() || moments().stream().anyMatch(Moment::hasSecondRunnerOnTheSameLedger);
  }

  /** Whether the second one does not know what the first one does. */
  boolean hasTwoLedgers() {
    return moments().stream().anyMatch(Moment::hasSecondRunnerWithItsOwnLedger);
  }

  private boolean isMoment(Path folder) {
    return MOMENT.matcher(folder.getFileName().toString()).matches();
  }

  /** What is in the folder and has that property, sorted by name. */
  static List<Path> children(Path folder, Predicate<Path> property) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(property).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}

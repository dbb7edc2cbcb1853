package dev.bqt.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places where the program can be halted, as its sources name them. */
final class Arrows {
  /**
   * Transitions that no file in a bucket brings about, each with the reason; the tests that cut
   * them in process are named behind it.
   */
  static final Map<String, String> OF_ANOTHER_STORY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("window.postpone", "a service does not answer: RareArrowsTest"),
              Map.entry("job.try-again", "BigQuery does not answer an insert: RareArrowsTest"),
              Map.entry("job.look-again", "BigQuery does not tell of a job: RareArrowsTest"),
              Map.entry("job.refuse", "BigQuery refuses an insert: RareArrowsTest"),
              Map.entry("job.stop", "somebody cancels a job: RareArrowsTest"),
              Map.entry(
                  "job.attach", "a job that was refused turns out to be alive: RareArrowsTest"),
              Map.entry("job.burn", "new content for a job that was refused: RareArrowsTest"),
              Map.entry("job.new-attempt", "BigQuery fails through its own fault: RareArrowsTest"),
              Map.entry("job.vanish", "the same, and no file is left: RareArrowsTest"),
              Map.entry("step.aim", "a rule names what it deletes or moves: RareArrowsTest"),
              Map.entry("job.put-off", "BigQuery says that a quota is used up: RareArrowsTest"),
              Map.entry("quota.wait", "a folder has no quotas: RareArrowsTest"),
              Map.entry("quota.end", "a folder has no quotas: RareArrowsTest"),
              Map.entry("job.foreign", "a runner with another ledger was first: RareArrowsTest"),
              Map.entry("job.lose", "BigQuery forgets a job: RareArrowsTest"),
              Map.entry("window.leave", "a runner with another ledger was first: RareArrowsTest"),
              Map.entry("bigquery.copy", "no rule copies tables: JobResultsTest"),
              Map.entry("bigquery.extract", "no rule extracts tables: ExtractCasesTest"),
              Map.entry(
                  "objects.review", "a rule gets another table while it runs: LoadedElsewhereTest"),
              Map.entry("objects.forget", "nobody waits for 90 days: ForgettingTest"),
              Map.entry("windows.forget", "nobody waits for 90 days: ForgettingTest")));

  private static final Path SOURCES = Path.of("../runtime/src/main/java/dev/bqt/runtime");
  private static final Pattern COMMIT = Pattern.compile("\\bcommit\\(([^;]*?)tx ->");
  private static final Pattern TRANSITION = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
  private static final Pattern REACHED =
      Pattern.compile("\\b[fF]ailpoint(?:\\(\\))?\\.accept\\(([^;]+)\\);");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-z]+\\.[a-z-]+)\"");
  private static final Pattern WAREHOUSE = Pattern.compile("\\.write\\(\\s*\"([a-z]+)\"");
  private static final Pattern JOB_KIND = Pattern.compile("\"([a-z]+)\", new [A-Z][a-z]+Jobs\\(");

  /** Where a name is put together: the names of these are found by their callers. */
  private static final Set<String> PUT_TOGETHER =
      Set.of(
          "transition + \".before\"",
          "transition + \".after\"",
          "\"bigquery.\" + what + \".before-commit\"",
          "\"bigquery.\" + what + \".after-commit\"");

  private Arrows() {}

  /** All of them. */
  static Set<String> inSources() {
    Set<String> arrows = new TreeSet<>();
    for (String transition : transitions()) {
      arrows.add(transition + ".before");
      arrows.add(transition + ".after");
    }
    for (String what : warehouseCommits()) {
      arrows.add("bigquery." + what + ".before-commit");
      arrows.add("bigquery." + what + ".after-commit");
    }
    for (String name : reached()) {
      if (!PUT_TOGETHER.contains(name)) {
        find(LITERAL, name).findFirst().ifPresentOrElse(arrows::add, () -> unknown(name));
      }
    }
    return arrows;
  }

  /** Those without the ones of {@link #OF_ANOTHER_STORY}. */
  static Set<String> ofEveryDay() {
    return inSources().stream()
        .filter(arrow -> !OF_ANOTHER_STORY.containsKey(transition(arrow)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** An arrow's name without the side. */
  static String transition(String arrow) {
    return arrow.substring(0, arrow.lastIndexOf('.'));
  }

  /** The source of a test that a reason ends with. */
  static String testNamedIn(String reason) {
    String name = reason.substring(reason.lastIndexOf(' ') + 1) + ".java";
    try (Stream<Path> files = Files.walk(Path.of("../runtime/src/test/java"))) {
      return files
          .filter(file -> file.endsWith(name))
          .findAny()
          .map(Arrows::read)
          .orElseThrow(() -> new AssertionError("There is no " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unknown(String name) {
    throw new AssertionError("A failpoint whose name this test cannot read: " + name);
  }

  private static Set<String> transitions() {
    return sources().stream()
        .flatMap(source -> find(COMMIT, source))
        .flatMap(arguments -> find(TRANSITION, arguments))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> warehouseCommits() {
    return sources().stream()
        .flatMap(source -> Stream.concat(find(WAREHOUSE, source), find(JOB_KIND, source)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> reached() {
    return sources().stream()
        .flatMap(source -> find(REACHED, source))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(Arrows::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

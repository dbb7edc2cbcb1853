package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases look alike, so that reading one is having learnt to read them all. */
class HygieneTest {
  private static final Set<String> TEXTS =
      Set.of(
          "compiled.json",
          "timeline.txt",
          "objects.txt",
          "jobs.txt",
          "buckets.txt",
          "rows.txt",
          "journal.txt");

  private static final String WHAT_HAPPENS =
      "put|put-dated-t\\d{3}s|put-many|delete|rules|retry-failed|kill|start|second-runner|resolve"
          + "|query|watch-ledger";

  static List<CaseFolder> cases() {
    return CaseFolder.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isNamedByNumberAndStory(CaseFolder story) {
    assertThat(story.name()).matches("\\d{3}(-[a-z0-9]+)+");
    String number = story.number();
    assertThat(cases().stream().filter(each -> each.name().startsWith(number)))
        .as("cases with the number " + number)
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void tellsItsStoryInTwoToFourSentences(CaseFolder story) throws IOException {
    List<String> lines = Files.readAllLines(story.story());
    assertThat(lines).hasSizeBetween(2, 4).allMatch(line -> line.endsWith("."));
    assertThat(lines.get(0)).startsWith("Given ");
    assertThat(lines.get(lines.size() - 1)).startsWith("Then ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void holdsNothingThatIsNotRead(CaseFolder story) {
    assertThat(names(story.path()))
        .filteredOn(name -> !name.matches("t\\d{3}s"))
        .isSubsetOf(
            "story.md", "rule.bqt", "rules", "schema.sql", "quotas.txt", "weather.txt", "approved");
    assertThat(story.moments()).isNotEmpty();
    for (Moment moment : story.moments()) {
      assertThat(names(moment.folder()))
          .as(moment.folder().toString())
          .isNotEmpty()
          .allMatch(verb -> verb.matches(WHAT_HAPPENS));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void approvesWhatComesOutAndNothingElse(CaseFolder story) {
    assertThat(names(story.approved())).isEqualTo(new TreeSet<>(TEXTS));
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.contains(".received."))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(folder + " cannot be listed", e);
    }
  }
}

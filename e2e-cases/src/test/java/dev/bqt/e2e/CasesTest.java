package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story ends as somebody has approved it. */
class CasesTest {

  /** All, or those that {@code -Dcases} says: {@code 05[2-9]} are 052 to 059. */
  static List<CaseFolder> cases() {
    Pattern wanted = Pattern.compile(System.getProperty("cases", ""));
    return CaseFolder.all().stream()
        .filter(story -> wanted.matcher(story.name()).lookingAt())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void endsAsApproved(CaseFolder story, @TempDir Path folder) {
    Map<String, String> outcome = CaseRun.outcome(story, folder);
    assertAll(
        outcome.entrySet().stream()
            .map(
                each ->
                    () ->
                        Approval.verify(story.approved().resolve(each.getKey()), each.getValue())));
  }

  @Test
  void endsTheSameEveryTime(@TempDir Path once, @TempDir Path again) {
    CaseFolder story = CaseFolder.of("003");
    assertThat(CaseRun.outcome(story, again)).isEqualTo(CaseRun.outcome(story, once));
  }
}

package dev.bqt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story ends as somebody has approved it. */
class CasesTest {

  static List<CaseFolder> cases() {
    return CaseFolder.wanted();
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

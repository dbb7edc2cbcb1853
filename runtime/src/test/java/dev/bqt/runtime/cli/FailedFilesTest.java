package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.ObjectRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failed files as one reads them at the end of a run. */
class FailedFilesTest {
  private static final String ONE_IS_BAD =
      "invalid: giving up. Please look into the errors[]\ngs://b/bad.json: No such field: x";

  @Test
  void onlyTheFileWithTheFaultHasALine() {
    assertThat(
            lines(
                List.of(
                    failed("a.json", ONE_IS_BAD),
                    failed("bad.json", ONE_IS_BAD),
                    failed("c.json", ONE_IS_BAD))))
        .containsExactly(
            "gs://b/bad.json: No such field: x",
            "2 more files in the same loads; nothing is known against them");
  }

  @Test
  void severalFaultsOfAFileAreCounted() {
    String reason = "gs://b/bad.json: one\ngs://b/bad.json: two\ngs://b/bad.json: three";
    assertThat(lines(List.of(failed("bad.json", reason))))
        .containsExactly("gs://b/bad.json: one (and 2 more)");
  }

  @Test
  void aReasonThatIsInNoFileIsToldOnce() {
    assertThat(
            lines(
                List.of(
                    failed("a.json", "notFound: no table"),
                    failed("b.json", "notFound: no table"),
                    failed("c.json", null))))
        .containsExactly(
            "gs://b/a.json and 1 more file: no table", "gs://b/c.json: no reason is known");
  }

  private static List<String> lines(List<ObjectRow> failed) {
    FailedFiles files = new FailedFiles(10);
    files.add(failed);
    assertThat(files.number()).isEqualTo(files.lines().size());
    return files.lines();
  }

  private static ObjectRow failed(String name, String reason) {
    return new ObjectRow(
        "b", name, 1, ObjectRow.State.FAILED, 1L, "job", 1, Instant.EPOCH, 1, reason);
  }
}

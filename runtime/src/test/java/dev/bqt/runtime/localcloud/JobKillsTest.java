package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Job;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that dies while a job runs leaves its rows once. Over HTTP the client would ask again
 * by itself when an answer is lost.
 */
class JobKillsTest extends JobsFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bigquery.insert.after-commit",
        "bigquery.state.before-commit",
        "bigquery.state.after-commit",
        "bigquery.load.before-commit",
        "bigquery.load.after-commit"
      })
  void aKillLeavesRowsOnce(String place) throws Exception {
    local.failpoint =
        at -> {
          if (at.equals(place)) {
            throw new AssertionError("killed");
          }
        };
    assertThatThrownBy(
            () -> {
              load("j", TABLE);
              local.runJobs();
            })
        .isInstanceOf(AssertionError.class);
    local.failpoint = at -> {};
    local.restart();
    local.cloud();
    local.runJobs();
    Job job = local.bigquery().getJob("j");
    assertThat(job.isDone()).isTrue();
    assertThat(job.getStatus().getError()).isNull();
    assertThat(count("ds.t")).isEqualTo(2);
  }
}

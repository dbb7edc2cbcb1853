package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final RetryPolicyTest.MadeUp waiting = new RetryPolicyTest.MadeUp();
  private final RetryPolicy paced =
      new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMinutes(2), waiting).paced();
  private final List<Long> made = new ArrayList<>();

  private void ask(int requests) {
    for (int request = 0; request < requests; request++) {
      paced.run(() -> made.add(waiting.nanoTime()));
    }
  }

  private long mostInASecond() {
    return made.stream()
        .mapToLong(from -> made.stream().filter(at -> at >= from && at < from + SECOND).count())
        .max()
        .orElse(0);
  }

  @Test
  void aFewRequestsDoNotWait() {
    ask(20);
    assertThat(waiting.pauses).isEmpty();
  }

  @Test
  void noSecondSeesMoreThanAHundred() {
    ask(1_000);
    waiting.nanos += 10 * SECOND;
    ask(1_000);
    assertThat(mostInASecond()).isBetween(95L, 100L);
    assertThat(Duration.ofNanos(waiting.nanos)).isLessThan(Duration.ofSeconds(36));
  }

  @Test
  void repetitionsCountToo() {
    ask(20);
    int[] left = {3};
    paced.run(
        () -> {
          made.add(waiting.nanoTime());
          if (left[0]-- > 0) {
            throw new CloudFailure(FailureKind.AGAIN, 503, "", "not now", null);
          }
          return "answer";
        });
    ask(400);
    assertThat(mostInASecond()).isBetween(95L, 100L);
  }
}

package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
  private final MadeUp waiting = new MadeUp();
  private final RetryPolicy seconds =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(2), waiting);

  /** Time that passes only by waiting, and chance that says a half. */
  static final class MadeUp implements RetryPolicy.Waiting {
    final List<Duration> pauses = new ArrayList<>();
    long nanos;
    boolean interrupts;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public double random() {
      return 0.5;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      if (interrupts) {
        throw new InterruptedException();
      }
      pauses.add(time);
      nanos += time.toNanos();
    }
  }

  private static CloudFailure failure(FailureKind kind, int status, String reason) {
    return new CloudFailure(kind, status, reason, kind + " " + status, null);
  }

  /** Fails with each of these in turn, then answers. */
  private static Supplier<String> after(CloudFailure... failures) {
    Deque<CloudFailure> left = new ArrayDeque<>(Arrays.asList(failures));
    return () -> {
      if (!left.isEmpty()) {
        throw left.remove();
      }
      return "answer";
    };
  }

  private static CloudFailure[] times(int count, CloudFailure failure) {
    CloudFailure[] failures = new CloudFailure[count];
    Arrays.fill(failures, failure);
    return failures;
  }

  private static final CloudFailure BUSY = failure(FailureKind.AGAIN, 503, "backendError");

  @Test
  void waitsTwiceAsLongEachTimeAndALittleByChance() {
    assertThat(seconds.run(after(times(4, BUSY)))).isEqualTo("answer");
    assertThat(waiting.pauses)
        .containsExactly(
            Duration.ofMillis(1500),
            Duration.ofMillis(2500),
            Duration.ofMillis(4500),
            Duration.ofMillis(8500));
  }

  @Test
  void neverWaitsLongerThan32Units() {
    assertThat(seconds.pause(4)).isEqualTo(Duration.ofMillis(16_500));
    assertThat(seconds.pause(5)).isEqualTo(Duration.ofSeconds(32));
    assertThat(seconds.pause(60)).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void givesUpAfterItsLastAttemptWithTheLastFailure() {
    CloudFailure last = failure(FailureKind.AGAIN, 500, "internalError");
    CloudFailure[] failures = times(5, BUSY);
    failures[4] = last;

    assertThatThrownBy(() -> seconds.run(after(failures))).isSameAs(last);
    assertThat(waiting.pauses).hasSize(4);
  }

  @Test
  void beginsNoAttemptWhenItsPatienceIsAtAnEnd() {
    Supplier<String> slow =
        () -> {
          waiting.nanos += Duration.ofMinutes(1).toNanos();
          throw BUSY;
        };

    assertThatThrownBy(() -> seconds.run(slow)).isSameAs(BUSY);
    assertThat(waiting.pauses).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGAIN")
  void doesNotRepeatWhatDoesNotPassSoon(FailureKind kind) {
    CloudFailure failure = failure(kind, 400, "x");

    assertThatThrownBy(() -> seconds.run(after(failure))).isSameAs(failure);
    assertThat(waiting.pauses).isEmpty();
  }

  @Test
  void whatWouldDoHarmTwiceIsOnlyRepeatedWhenNothingWasDone() {
    CloudFailure lost = failure(FailureKind.AGAIN, 0, "");
    CloudFailure tooMany = failure(FailureKind.AGAIN, 429, "rateLimitExceeded");
    CloudFailure rate = failure(FailureKind.AGAIN, 403, "rateLimitExceeded");

    assertThat(seconds.runOnce(after(tooMany, rate))).isEqualTo("answer");
    assertThatThrownBy(() -> seconds.runOnce(after(lost))).isSameAs(lost);
    assertThatThrownBy(() -> seconds.runOnce(after(BUSY))).isSameAs(BUSY);
    assertThat(waiting.pauses).hasSize(2);
  }

  @Test
  void aThreadThatIsToEndWaitsNoLonger() {
    waiting.interrupts = true;

    assertThatThrownBy(() -> seconds.run(after(BUSY))).isSameAs(BUSY);
    assertThat(Thread.interrupted()).isTrue();
  }
}

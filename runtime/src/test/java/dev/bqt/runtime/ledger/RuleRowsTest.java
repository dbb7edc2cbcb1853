package dev.bqt.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RuleRowsTest {
  private static final String URL = "jdbc:h2:mem:rules-at-once;DB_CLOSE_DELAY=-1";
  private static final Map<String, String> RULES = Map.of("orders-1", "{}");

  @Test
  void twoProcessesMayBeginWithTheSameNewRulesAtOnce() {
    CompletableFuture<Long> second = new CompletableFuture<>();
    try (Ledger other = Ledger.open(URL, point -> {}, change -> {});
        Ledger ledger =
            Ledger.open(
                URL,
                point -> {
                  if (point.equals("rules.use.before")) {
                    startAndLetItWait(() -> second.complete(use(other)), second);
                  }
                },
                change -> {})) {
      assertThat(use(ledger)).isEqualTo(1);
      assertThat(second.join()).isEqualTo(1);
      assertThat(ledger.<Optional<RuleRows.RuleSet>>read(tx -> tx.rules().newest()))
          .contains(new RuleRows.RuleSet(1, "of these"));
    }
  }

  private static long use(Ledger ledger) {
    return ledger.commit("rules.use", tx -> tx.rules().use(RULES, "of these", Instant.EPOCH));
  }

  /** Returns when the other one waits for a row of ours, or has failed. */
  private static void startAndLetItWait(Runnable work, CompletableFuture<Long> result) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    thread.start();
    while (thread.getState() == Thread.State.RUNNABLE && !result.isDone()) {
      Thread.onSpinWait();
    }
  }
}

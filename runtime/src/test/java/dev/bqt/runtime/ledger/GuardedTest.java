package dev.bqt.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures of one row are told as faults. */
class GuardedTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        ErrorCode.DUPLICATE_KEY_1,
        ErrorCode.LOCK_TIMEOUT_1,
        ErrorCode.DEADLOCK_1,
        ErrorCode.CONCURRENT_UPDATE_1
      })
  void thatAnotherProcessWasFasterIsNone(int code) {
    SQLException lost = new SQLException("lost", "state", code);
    assertThat(Guarded.isLostRace(new IllegalStateException("a statement", lost))).isTrue();
  }

  @Test
  void whatNobodyForesawIsOne() {
    SQLException wrong = new SQLException("wrong", "state", ErrorCode.SYNTAX_ERROR_1);
    assertThat(Guarded.isLostRace(new IllegalStateException("a statement", wrong))).isFalse();
    assertThat(Guarded.isLostRace(new IllegalStateException("ours"))).isFalse();
  }
}

package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault costs the stage that it comes over, and no other. */
class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void eachStageHasItsTurnAndTheFirstFaultIsThrownInTheEnd() {
    List<String> had = new ArrayList<>();
    turns.take(() -> fail("scan"));
    turns.take(() -> had.add("publish"));
    turns.take(() -> fail("load"));
    turns.take(() -> had.add("dispatch"));
    assertThat(had).containsExactly("publish", "dispatch");
    assertThatThrownBy(turns::end)
        .hasMessage("scan")
        .satisfies(first -> assertThat(first.getSuppressed()[0]).hasMessage("load"));
  }

  @Test
  void withoutAFaultNothingIsThrown() {
    turns.take(() -> {});
    assertThatCode(turns::end).doesNotThrowAnyException();
  }

  private static void fail(String stage) {
    throw new IllegalStateException(stage);
  }
}

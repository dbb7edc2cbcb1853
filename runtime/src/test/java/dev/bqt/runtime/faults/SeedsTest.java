package dev.bqt.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No range of weathers is empty: a run of none would look like a good one. */
class SeedsTest {
  @Test
  void areOneOrARange() {
    assertThat(Seeds.of("7")).containsExactly(7L);
    assertThat(Seeds.of("7..9")).containsExactly(7L, 8L, 9L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "9..7", "1-3", "1..", "..3"})
  void areToldWhereTheyAreNone(String text) {
    assertThatThrownBy(() -> Seeds.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

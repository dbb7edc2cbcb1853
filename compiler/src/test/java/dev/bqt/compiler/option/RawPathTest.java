package dev.bqt.compiler.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawPathTest {

  @Test
  void dotsStandBetweenNames() {
    assertThat(RawPath.of("Batch.Window.MultiPath"))
        .containsExactly("Batch", "Window", "MultiPath");
    assertThat(RawPath.of("OnSuccess.0.Request")).containsExactly("OnSuccess", "0", "Request");
    assertThat(RawPath.of("Async")).containsExactly("Async");
  }

  @Test
  void aNameInBackticksIsTakenWhole() {
    assertThat(RawPath.of("Transform.`info.key`")).containsExactly("Transform", "info.key");
    assertThat(RawPath.of("`a.b`.`c.d`.e")).containsExactly("a.b", "c.d", "e");
    assertThat(RawPath.of("`a``b`")).containsExactly("a`b");
    assertThat(RawPath.of("````")).containsExactly("`");
    assertThat(RawPath.of("``")).containsExactly("");
  }

  @Test
  void aBacktickThatDoesNotQuoteANameIsPartOfIt() {
    assertThat(RawPath.of("a`b.c`d")).containsExactly("a`b", "c`d");
    assertThat(RawPath.of("`a.b")).containsExactly("`a", "b");
    assertThat(RawPath.of("`a`b.c")).containsExactly("`a`b", "c");
  }

  @Test
  void everyTextIsAPath() {
    assertThat(RawPath.of("")).containsExactly("");
    assertThat(RawPath.of(".")).containsExactly("", "");
    assertThat(RawPath.of("a..b.")).containsExactly("a", "", "b", "");
  }

  @Test
  void aVeryLongPathEndsWithANameThatHasDots() {
    assertThat(RawPath.of("a.".repeat(100_000))).hasSize(64).last().asString().startsWith("a.a.");
    assertThat(RawPath.of("a.".repeat(63) + "b")).hasSize(64).endsWith("a", "b");
  }
}

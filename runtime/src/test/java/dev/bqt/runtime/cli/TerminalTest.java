package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void coloursAreWantedUnlessRefused() {
    assertThat(Terminal.wantsColour(Map.of())).isTrue();
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm-256color", "NO_COLOR", ""))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", "0"))).isFalse();
    assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"))).isFalse();
  }
}

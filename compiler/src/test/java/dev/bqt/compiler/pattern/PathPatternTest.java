package dev.bqt.compiler.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  /** RE2/J itself would never come back from these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)/\u1c80/",
        "(?i)\\x{1C84}",
        "a(?mi:\u1c88)",
        "(?i)[\u0430-\uffff]",
        "(?i)[\\x{80}-\\x{10FFFF}]"
      })
  void whatWouldNeverEndIsNotCompiled(String pattern) {
    assertThat(PathPattern.of(pattern).problem()).contains("U+1C80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/\u1c80/",
        "(?i)/\u0431\u0435\u043b/",
        "(?i)[\u0430-\u044f]",
        "(?i)[^\\x00-\\x7f]",
        "(?i)\\pL\\d",
        "(?s)[\\x{80}-\\x{10FFFF}]"
      })
  void whatEndsIsCompiled(String pattern) {
    assertThat(PathPattern.of(pattern).problem()).isNull();
  }
}

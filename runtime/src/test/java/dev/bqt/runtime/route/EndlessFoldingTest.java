package dev.bqt.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiler and runtime share no class: here they are held to the same answer. */
class EndlessFoldingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(?i)\\x{1C80}/a | true",
        "(?i)[\\x{1C00}-\\x{1CFF}]/a | true",
        "(?si)a\\x{1c88} | true",
        "\\x{1C80}/a | false",
        "(?i)\\x{1C7F}a | false",
        "(?i)[a-z]+\\.csv$ | false"
      })
  void rulesInJsonAndSentencesAreRefusedAlike(String pattern, boolean endless) {
    assertThat(EndlessFolding.isIn(pattern)).isEqualTo(endless);
    String sentence = "WHEN PREFIX \"/a/\" FILTER r\"" + pattern + "\" LOAD CSV INTO shop.t;";
    assertThat(RuleCompiler.compile(List.of(SourceFile.of("rule.bqt", sentence))).diagnostics())
        .as(sentence)
        .filteredOn(found -> found.message().contains("U+1C80"))
        .hasSize(endless ? 1 : 0);
  }
}

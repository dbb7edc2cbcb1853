package dev.bqt.compiler.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.sentence.print.SentencePrinter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What was made, written, and read again is what was made; so is the canonical form of it. {@code
 * -Djqwik.tries.default=100000} looks at more.
 */
class SentencePropertyTest {

  @Property(seed = "20261121", maxDiscardRatio = 1)
  void whatIsWrittenIsRead(
      @ForAll("parts") List<List<Integer>> parts, @ForAll("styles") List<Integer> style) {
    RuleFile made = SentenceMaker.any(parts);
    SentencePrinter.Written written = SentencePrinter.write(made, style);

    RuleFile read = read(written.text());

    assertThat(Outline.of(read)).as(written.text()).isEqualTo(Outline.of(made));
    assertThat(comments(read)).as(written.text()).isEqualTo(written.comments());
  }

  @Property(seed = "20261122", maxDiscardRatio = 1)
  void theCanonicalFormSaysTheSame(
      @ForAll("parts") List<List<Integer>> parts, @ForAll("styles") List<Integer> style) {
    RuleFile made = SentenceMaker.any(parts);
    SentencePrinter.Written written = SentencePrinter.write(made, style);

    String canonical = formatted(written.text());

    RuleFile read = read(canonical);
    assertThat(Outline.canonical(read)).as(written.text()).isEqualTo(Outline.canonical(made));
    assertThat(comments(read))
        .as(written.text())
        .containsExactlyInAnyOrderElementsOf(written.comments());
    assertThat(formatted(canonical)).as(written.text()).isEqualTo(canonical);
  }

  @Provide
  Arbitrary<List<List<Integer>>> parts() {
    return Choices.lists(80).list().ofMinSize(1).ofMaxSize(8).withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<Integer>> styles() {
    return Arbitraries.frequencyOf(Tuple.of(1, Choices.lists(3)), Tuple.of(3, Choices.lists(300)));
  }

  private static String formatted(String text) {
    Formatter.Formatted formatted = Formatter.format(SourceFile.of("rule.bqt", text));
    assertThat(formatted.findings()).as(text).isEmpty();
    return formatted.text();
  }

  private static RuleFile read(String text) {
    Diagnostics found = new Diagnostics();
    RuleFile read = RuleParser.parse(SourceFile.of("rule.bqt", text), Values.NONE, found);
    assertThat(found.sorted()).as(text).isEmpty();
    return read;
  }

  private static List<String> comments(RuleFile file) {
    return file.comments().stream().map(Span::text).map(String::strip).toList();
  }
}

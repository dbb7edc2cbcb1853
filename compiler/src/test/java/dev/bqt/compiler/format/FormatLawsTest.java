package dev.bqt.compiler.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.parse.SyntaxTree;
import dev.bqt.compiler.sentence.Outline;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of each rule text of the repository: what was formatted is canonical, means the same, and has all
 * its comments, wherever comments stand.
 */
class FormatLawsTest {

  private static final List<Path> ROOTS =
      List.of(
          Path.of("src/test/resources/corpus"),
          Path.of("../rules-examples"),
          Path.of("../e2e-cases/cases"));
  private static final List<String> COMMENTS =
      List.of("-- one\n", "# two\n", "/* three */", "\n\n-- four\n\n", "/* five\n six */", "\n");
  private static final int ROUNDS = 2;

  static List<Path> readable() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(FormatLawsTest::isReadable).sorted().forEach(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(60);
    return all;
  }

  @ParameterizedTest
  @MethodSource("readable")
  void formattingIsDoneOnceAndChangesNoMeaning(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(meaning(keepsTheLaws(text))).isEqualTo(meaning(text));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void commentsMayStandAnywhere(Path file) throws IOException {
    Random random = new Random(file.getFileName().toString().hashCode());
    String text = source(Files.readString(file)).text();
    for (int round = 0; round < ROUNDS; round++) {
      keepsTheLaws(commented(text, random));
    }
  }

  /** Returns the canonical form. */
  private static String keepsTheLaws(String text) {
    String once = formatted(text);

    assertThat(formatted(once)).as("formatted twice").isEqualTo(once);
    assertThat(comments(once)).containsExactlyInAnyOrderElementsOf(comments(text));
    assertThat(Outline.canonical(sentences(once))).isEqualTo(Outline.canonical(sentences(text)));
    return once;
  }

  private static RuleFile sentences(String text) {
    return RuleParser.parse(source(text), Values.NONE, new Diagnostics());
  }

  private static String formatted(String text) {
    Formatter.Formatted formatted = Formatter.format(source(text));
    assertThat(formatted.findings()).as(text).isEmpty();
    return formatted.text();
  }

  /** The JSON, or what is wrong with the rule. */
  private static List<String> meaning(String text) {
    Compilation compilation = RuleCompiler.compile(List.of(source(text)));
    return compilation.hasErrors()
        ? compilation.diagnostics().stream()
            .map(each -> each.id().id())
            .filter(id -> !id.equals("failure-under-action")) // It is about columns.
            .sorted()
            .toList()
        : List.of(new String(compilation.routeJson(), UTF_8));
  }

  private static List<String> comments(String text) {
    return tree(text).tokens().comments().stream()
        .map(comment -> comment.getText().stripTrailing())
        .toList();
  }

  private static String commented(String text, Random random) {
    StringBuilder commented = new StringBuilder();
    SyntaxTree tree = tree(text);
    int from = 0;
    for (Token word : tree.tokens().all()) {
      int start = word.getType() == Token.EOF ? text.length() : tree.tokens().span(word).start();
      commented.append(text, from, Math.max(from, start));
      if (random.nextInt(6) == 0) {
        commented.append(' ').append(COMMENTS.get(random.nextInt(COMMENTS.size()))).append(' ');
      }
      from = Math.max(from, start);
    }
    return commented.toString();
  }

  private static boolean isReadable(Path file) {
    if (!file.toString().endsWith(".bqt")) {
      return false;
    }
    try {
      SourceFile source = SourceFile.decode("rule", Files.readAllBytes(file));
      return Formatter.format(source).text() != null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SyntaxTree tree(String text) {
    return RuleParser.tree(source(text), new Diagnostics());
  }

  private static SourceFile source(String text) {
    return SourceFile.of("rule.bqt", text);
  }
}

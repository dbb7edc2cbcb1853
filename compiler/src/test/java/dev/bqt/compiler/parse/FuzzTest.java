package dev.bqt.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody writes gets an answer in plain words, and soon. A run of a million texts is
 * {@code -Dtest=FuzzTest -Dfuzz.rounds=1000000}; {@code -Dfuzz.seed} begins elsewhere.
 */
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final int LONGEST = 4_000;

  @Test
  void anythingHasAnAnswerInPlainWords() throws IOException {
    List<String> texts = texts();
    Random random = new Random(SEED);
    long slowest = 0;
    String slowestText = "";
    for (int round = 0; round < ROUNDS; round++) {
      String text = mutated(texts, random);
      long begun = System.nanoTime();
      answer(text);
      long took = System.nanoTime() - begun;
      slowestText = took > slowest ? text : slowestText;
      slowest = Math.max(slowest, took);
    }

    System.getLogger("fuzz")
        .log(System.Logger.Level.INFO, ROUNDS + " texts, slowest " + slowest / 1_000_000 + " ms");
    // The first compilations warm up the parser; a hang is far beyond this all the same.
    assertThat(Duration.ofNanos(slowest)).as(slowestText).isLessThan(SOON.multipliedBy(5));
  }

  private static void answer(String text) {
    SourceFile source = SourceFile.of("rule.bqt", text);
    try {
      Compilation compilation = RuleCompiler.compile(List.of(source));
      String answer = new PeopleRenderer(false).render(compilation.diagnostics());
      assertThat(messages(compilation))
          .doesNotContain("<EOF>", "mismatched", "extraneous", "no viable", "token", "null ")
          .doesNotContain("IDENT", "LPAREN", "UNFINISHED");
      assertThat(answer.isEmpty()).isEqualTo(compilation.diagnostics().isEmpty());
      String formatted = Formatter.format(source).text();
      if (formatted != null) {
        SourceFile canonical = SourceFile.of("rule.bqt", formatted);
        assertThat(Formatter.format(canonical).text()).isEqualTo(formatted);
      }
    } catch (RuntimeException | AssertionError | StackOverflowError fault) {
      throw new AssertionError("No answer to:\n" + text, fault);
    }
  }

  /** Without what is quoted from the text itself. */
  private static String messages(Compilation compilation) {
    StringBuilder all = new StringBuilder();
    compilation
        .diagnostics()
        .forEach(each -> all.append(each.message().replaceAll("(?s)\".*\"", "")).append('\n'));
    return all.toString();
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".bqt")).sorted().toList()) {
        String text = SourceFile.decode("rule", Files.readAllBytes(file)).text();
        if (text.length() < LONGEST) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static String mutated(List<String> texts, Random random) {
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int times = 1 + random.nextInt(4); times > 0 && !text.isEmpty(); times--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(30));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.insert(from, piece(texts.get(random.nextInt(texts.size())), random));
        case 3 -> text.setCharAt(from, (char) (32 + random.nextInt(95)));
        case 4 -> text.setLength(from);
        default ->
            text.insert(from, "\"'`()[]{},;=$\\\n\u00e9\uD83C\uDF89-".charAt(random.nextInt(19)));
      }
    }
    return text.toString();
  }

  private static String piece(String text, Random random) {
    int from = random.nextInt(Math.max(1, text.length()));
    return text.substring(from, Math.min(text.length(), from + random.nextInt(80)));
  }
}

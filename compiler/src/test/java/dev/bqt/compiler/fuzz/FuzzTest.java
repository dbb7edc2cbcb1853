package dev.bqt.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody writes gets an answer in plain words, and soon. A run of a million texts is
 * {@code -Dtest=FuzzTest -Dfuzz.rounds=1000000}; {@code -Dfuzz.seed} begins elsewhere. The slowest
 * text and each that has no such answer are left in {@code target/fuzz}.
 */
class FuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);

  /** Time of the processor, so that a busy machine makes no difference. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration HANGS = Duration.ofMinutes(5);
  private static final int AT_ONCE = 1_000;
  private static final int ENOUGH = 50;
  private static final Path LEFT = Path.of("target/fuzz");

  private final List<String> offenders = new ArrayList<>();
  private volatile String current = "";
  private String slowestText = "";
  private long slowest;
  private int longerThanATenth;

  @Test
  void anythingHasAnAnswerInPlainWords() throws IOException {
    Mutations texts = Mutations.of(SEED);
    Files.createDirectories(LEFT);
    for (int done = 0; done < ROUNDS && offenders.size() < ENOUGH; done += AT_ONCE) {
      int rounds = Math.min(AT_ONCE, ROUNDS - done);
      Assertions.assertTimeoutPreemptively(
          HANGS, () -> answer(texts, rounds), () -> "No end with:\n" + current);
      if ((done + rounds) % 100_000 == 0) {
        tell(done + rounds);
      }
    }
    tell(ROUNDS);

    assertThat(offenders).as("without an answer in plain words; see " + LEFT).isEmpty();
    assertThat(Duration.ofNanos(slowest)).as(slowestText).isLessThan(SOON);
  }

  private void tell(int texts) throws IOException {
    Files.writeString(LEFT.resolve("slowest.bqt"), slowestText);
    System.getLogger("fuzz")
        .log(
            System.Logger.Level.INFO,
            texts
                + " texts of seed "
                + SEED
                + ": "
                + offenders.size()
                + " offenders, slowest "
                + slowest / 1_000_000
                + " ms, "
                + longerThanATenth
                + " above 100 ms");
  }

  private void answer(Mutations texts, int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      String text = texts.next();
      current = text;
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        answer(text, round);
      } catch (RuntimeException | AssertionError | StackOverflowError fault) {
        offenders.add(fault + "\n" + text);
        Files.writeString(LEFT.resolve("offender-" + offenders.size() + ".bqt"), text);
      }
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
      slowestText = took > slowest ? text : slowestText;
      slowest = Math.max(slowest, took);
      longerThanATenth += took > 100_000_000 ? 1 : 0;
    }
  }

  /** Each text for another target, in turn, and for none. */
  private static void answer(String text, int round) {
    SourceFile source = SourceFile.of("rule.bqt", text);
    int target = round % (Target.values().length + 1);
    Settings settings =
        target == 0 ? Settings.NONE : Settings.NONE.with(Target.values()[target - 1]);
    Compilation compilation = RuleCompiler.compile(List.of(source), settings);
    for (Diagnostic found : compilation.diagnostics()) {
      StringBuilder words = new StringBuilder(found.message()).append('\n').append(found.hint());
      found.others().forEach(other -> words.append('\n').append(other.message()));
      assertThat(ForeignWords.in(words.toString(), text)).as(words.toString()).isEmpty();
    }
    String answer = new PeopleRenderer(round % 2 == 0).render(compilation.diagnostics());
    assertThat(answer.isEmpty()).isEqualTo(compilation.diagnostics().isEmpty());
    assertThat(compilation.routeJson()).isNotEmpty();
    String formatted = Formatter.format(source).text();
    if (formatted != null) {
      SourceFile canonical = SourceFile.of("rule.bqt", formatted);
      assertThat(Formatter.format(canonical).text()).as("formatted twice").isEqualTo(formatted);
    }
  }
}

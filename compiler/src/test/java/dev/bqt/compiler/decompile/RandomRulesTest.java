package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.decompile.read.RandomRules;
import dev.bqt.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules made at random come back. {@code -Drandom.rules=1000000} makes more of them. */
class RandomRulesTest {

  private static final int RULES = Integer.getInteger("random.rules", 300);
  private static final long SEED = Long.getLong("random.seed", 20_190_918);

  @Test
  void eachComesBack() {
    RandomRules rules = new RandomRules(SEED);
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      String legacy = rules.next();
      Decompilation result = Decompiler.decompile(List.of(SourceFile.of("r.json", legacy)));
      assertThat(result.faults()).as(legacy).isEmpty();
      if (result.hasErrors()) {
        refused.add(result.diagnostics().toString());
        continue;
      }
      String sentences = result.files().get(0).text();
      assertThat(PlainTree.rules(RoundTripTest.compiled(sentences)).get(0))
          .as("%s%n%s", legacy, sentences)
          .isEqualTo(PlainTree.of(legacy));
    }
    assertThat(refused).as("refused").hasSizeLessThan(RULES / 4);
  }
}

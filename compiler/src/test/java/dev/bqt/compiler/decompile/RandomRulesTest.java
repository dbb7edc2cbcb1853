package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.decompile.read.RandomRules;
import dev.bqt.compiler.sentence.Choices;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rules made at random come back. {@code -Djqwik.tries.default=1000000} makes more of them. */
class RandomRulesTest {

  @Property(seed = "20190918")
  void eachComesBack(@ForAll("decisions") List<Integer> decisions) {
    String legacy = RandomRules.rule(new Choices(decisions));

    Decompilation result = Decompiler.decompile(List.of(SourceFile.of("r.json", legacy)));

    assertThat(result.faults()).as(legacy).isEmpty();
    if (!result.hasErrors()) {
      String sentences = result.files().get(0).text();
      assertThat(PlainTree.rules(RoundTripTest.compiled(sentences)).get(0))
          .as("%s%n%s", legacy, sentences)
          .isEqualTo(PlainTree.of(legacy));
    }
    Statistics.collect(result.hasErrors() ? "refused" : "comes back");
    Statistics.coverage(all -> all.check("comes back").percentage(share -> share > 75));
  }

  @Provide
  Arbitrary<List<Integer>> decisions() {
    return Choices.lists(400);
  }
}

package dev.bqt.compiler.sentence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.decompile.Decompilation;
import dev.bqt.compiler.decompile.Decompiler;
import dev.bqt.compiler.emit.BaseConfiguration;
import dev.bqt.compiler.sentence.print.SentencePrinter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What rules compile to can be made rules again, which compile to the same keys and values. */
class RoundTripPropertyTest {

  @Property(seed = "20261123")
  void jsonMadeSentencesAndJsonAgainIsTheSame(
      @ForAll("parts") List<List<Integer>> parts, @ForAll boolean aboutJobs) {
    Target target = aboutJobs ? Target.BQDISPATCH : Target.BQTAIL;
    RuleFile made = CompilingParts.of(SoundSentences.file(parts, aboutJobs), target);
    String sentences = SentencePrinter.write(made, List.of()).text();
    Compilation compiled = compiled(sentences, target);
    assertThat(compiled.hasErrors()).as(sentences).isFalse();
    String json = json(compiled, target);

    Decompilation decompiled = Decompiler.decompile(List.of(SourceFile.of("rules.json", json)));

    assertThat(decompiled.faults()).as(sentences).isEmpty();
    assertThat(decompiled.hasErrors()).as("%s%n%s", decompiled.diagnostics(), sentences).isFalse();
    String again = decompiled.files().get(0).text();
    assertThat(tree(json(compiled(again, target), target)))
        .as("%s%n%s", sentences, again)
        .isEqualTo(tree(json));
    Statistics.collect(made.rules().get(0).clauses().size() > 2 ? "has clauses" : "has few");
    Statistics.coverage(all -> all.check("has clauses").percentage(share -> share > 25));
  }

  @Provide
  Arbitrary<List<List<Integer>>> parts() {
    return Choices.lists(80).list().ofMinSize(1).ofMaxSize(10).withoutEdgeCases();
  }

  private static Compilation compiled(String text, Target target) {
    return RuleCompiler.compile(
        List.of(SourceFile.of("rule.bqt", text)), Settings.NONE.with(target));
  }

  /** The order of keys means nothing, and an empty request is what the legacy puts for none. */
  private static JsonNode tree(String json) {
    try {
      JsonNode tree = new ObjectMapper().readTree(json);
      for (JsonNode action : tree.findParents("Request")) {
        if (action.get("Request").isEmpty()) {
          ((ObjectNode) action).remove("Request");
        }
      }
      return tree;
    } catch (JsonProcessingException ours) {
      throw new AssertionError(ours);
    }
  }

  private static String json(Compilation compilation, Target target) {
    byte[] json =
        target.isConfiguration()
            ? BaseConfiguration.empty().with(compilation.routes())
            : compilation.routeJson();
    return new String(json, UTF_8);
  }
}

package dev.bqt.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one sentence whose compilation is fixed to the byte. */
class FixedSentenceTest {

  private static final String SENTENCE =
      "WHEN prefix \"/data/case003\" SUFFIX \".json\" LOAD INTO bqtail.dummy BATCH 10s"
          + " ON SUCCESS DELETE";

  private static final String JSON =
      """
      [
        {
          "When": {
            "Prefix": "/data/case003",
            "Suffix": ".json"
          },
          "Dest": {
            "Table": "bqtail.dummy"
          },
          "Batch": {
            "Window": {
              "DurationInSec": 10
            }
          },
          "OnSuccess": [
            {
              "Action": "delete"
            }
          ]
        }
      ]
      """;

  @Test
  void compilesToTheByte() {
    Compilation compilation = RuleCompiler.compile(List.of(SourceFile.of("case.bqt", SENTENCE)));

    assertThat(new String(compilation.routeJson(), StandardCharsets.UTF_8)).isEqualTo(JSON);
  }
}

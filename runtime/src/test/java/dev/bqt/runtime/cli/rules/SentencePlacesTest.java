package dev.bqt.runtime.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.route.RouteSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be run of a sentence is told of the sentence, of JSON as it stands there. */
class SentencePlacesTest {
  private static final String SENTENCES =
      "WHEN PREFIX \"/zero/\" LOAD INTO shop.zero BATCH 60s;\n"
          + "-- the second\n"
          + "  WHEN PREFIX \"/one/\" LOAD INTO shop.one BATCH 60s ACROSS FOLDERS;\n";
  private static final String JSON =
      "[{\"When\": {\"Prefix\": \"/two/\"}, \"Dest\": {\"Table\": \"shop.two\"},\n"
          + "  \"Batch\": {\"MultiPath\": true, \"Window\": {\"DurationInSec\": 60}}}]";

  @Test
  void aSentenceByItsPlaceAndJsonByItsPath() {
    StringWriter told = new StringWriter();
    new RuleReading(Values.NONE, new PrintWriter(told), false, false, false)
        .read(
            List.of(
                new RouteSource("r.bqt", SENTENCES.getBytes(UTF_8)),
                new RouteSource("r.json", JSON.getBytes(UTF_8))));

    assertThat(told.toString().lines())
        .anyMatch(line -> line.startsWith("r.bqt:3:3: error: Batch.MultiPath: not built yet: "))
        .anyMatch(line -> line.startsWith("r.json:2:13: error: $[0].Batch.MultiPath: not built"));
  }
}

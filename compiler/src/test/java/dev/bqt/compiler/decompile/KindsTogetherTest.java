package dev.bqt.compiler.decompile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindsTogetherTest {

  private static final String WIDE =
      "{\"When\": {\"Prefix\": \"/s/\"}, \"Dest\": {\"Table\": \"d.a\"}}";
  private static final String NARROW =
      "{\"When\": {\"Prefix\": \"/s/x/\"}, \"Dest\": {\"Table\": \"d.b\"}}";

  /** In 2019 the first rule that matched took the object, whatever else is decompiled beside. */
  @Test
  void aConfigurationOf2019IsJudgedByItself() {
    Decompilation result =
        Decompiler.decompile(
            List.of(
                SourceFile.of("old.json", "{\"Routes\": [" + NARROW + ", " + WIDE + "]}"),
                SourceFile.of("new.json", "[" + WIDE + ", " + NARROW + "]")));

    assertThat(result.faults()).isEmpty();
    assertThat(result.hasErrors()).isFalse();
    assertThat(result.files().get(0).text()).doesNotContain("bqt:allow");
    assertThat(result.files().get(1).text()).containsOnlyOnce("bqt:allow overlapping-rules");
    assertThat(result.diagnostics())
        .allMatch(found -> found.span().source().name().equals("new.json"));
  }
}

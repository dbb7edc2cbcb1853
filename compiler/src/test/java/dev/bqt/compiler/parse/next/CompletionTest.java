package dev.bqt.compiler.parse.next;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.parse.next.Completion.Part;
import dev.bqt.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What may stand at the caret, which is written as a bar. */
class CompletionTest {

  @Test
  void aFileBeginsWithARule() {
    assertThat(at("|").keywords())
        .containsExactly("ASYNC", "DEFAULTS", "DEPLOYMENT", "DISABLED", "RULE", "WHEN");
  }

  @Test
  void aSemicolonBeginsAnew() {
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b; |").keywords()).isEqualTo(at("|").keywords());
  }

  @Test
  void whatIsTypedAlreadyIsReplaced() {
    Completion completion = at("WHEN PRE|FIX \"/in/\"");
    assertThat(completion.typed().text()).isEqualTo("PRE");
    assertThat(completion.keywords()).contains("PREFIX", "SUFFIX", "ANY").doesNotContain("INTO");
  }

  @Test
  void tailsOfALoadAndClausesFollowATable() {
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b |").keywords())
        .contains("OPTIONS", "OVERWRITE", "BATCH", "ON", "VIA")
        .doesNotContain("PREFIX", "INTO", "ROLLOVER", "DELETE");
  }

  @Test
  void theFormatFollowsLoad() {
    Completion completion = at("WHEN ANY OBJECT LOAD |");
    assertThat(completion.parts()).containsExactly(Part.FORMAT);
    assertThat(completion.keywords()).contains("INTO");
  }

  @Test
  void actionsFollowAnOutcome() {
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b ON |").keywords())
        .containsExactly("FAILURE", "SUCCESS");
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b ON SUCCESS |").keywords())
        .contains("DELETE", "MOVE", "IF", "NOTIFY")
        .doesNotContain("BATCH", "PREFIX");
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b ON SUCCESS QUERY \"q\" (|").keywords()).isEmpty();
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b ON SUCCESS (DROP a.c |").keywords())
        .contains("ON", "LEGACY")
        .doesNotContain("BATCH");
  }

  @Test
  void optionsAreNamedInTheirMaps() {
    Completion outer = at("WHEN ANY OBJECT LOAD INTO a.b OPTIONS (skip|");
    assertThat(outer.parts()).containsExactly(Part.OPTION);
    assertThat(outer.keywords()).isEmpty();
    assertThat(outer.path()).isEmpty();
    Completion inner = at("WHEN ANY OBJECT LOAD INTO a.b OPTIONS (quote = '', clustering = (|");
    assertThat(inner.path()).containsExactly("clustering");
    assertThat(at("WHEN ANY OBJECT LOAD INTO a.b INFO (|").parts()).isEmpty();
  }

  @Test
  void valuesAreThoseOfTheOption() {
    Completion value = at("WHEN ANY OBJECT LOAD INTO a.b OPTIONS (autodetect = |");
    assertThat(value.parts()).containsExactly(Part.OPTION_VALUE);
    assertThat(value.path()).containsExactly("autodetect");
    Completion listed =
        at("WHEN ANY OBJECT LOAD INTO a.b OPTIONS (decimal_target_types = [\"A\", |");
    assertThat(listed.path()).containsExactly("decimal_target_types");
  }

  @Test
  void nothingInTextsCommentsAndBehindMistakes() {
    assertThat(at("WHEN PREFIX \"/a|").keywords()).isEmpty();
    assertThat(at("WHEN -- LO|").keywords()).isEmpty();
    assertThat(at("WHEN /* LO|").keywords()).isEmpty();
    assertThat(at("WHEN BATCH BATCH OBJECT |").keywords()).isEmpty();
    assertThat(at("WHEN -- a comment\n |").keywords()).contains("PREFIX");
  }

  @Test
  void charactersBeyondTheBasicPlaneDoNotShiftIt() {
    assertThat(at("WHEN /* 😀 */ PREF|").typed().text()).isEqualTo("PREF");
  }

  private static Completion at(String text) {
    int caret = text.indexOf('|');
    SourceFile source = SourceFile.of("test.bqt", text.replace("|", ""));
    return Completion.at(source, caret);
  }
}

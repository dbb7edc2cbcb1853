package dev.bqt.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.junit.jupiter.api.Test;

/** What is said and proposed at the caret, which is written as a bar. */
class HoversTest {

  @Test
  void aWindowHasItsJobsAndItsJson() {
    assertThat(hover("WHEN PREFIX \"/in/\" LOAD INTO shop.a BA|TCH 90s ON SUCCESS DELETE"))
        .isEqualTo(
            """
            A window of 90 s: up to 960 load jobs a day for one table, per folder and extension;\
             BigQuery allows 1,500.

            ```json
            {
              "Batch": {
                "Window": {
                  "DurationInSec": 90
                }
              }
            }
            ```""");
  }

  @Test
  void aLoadHasItsTable() {
    assertThat(hover("WHEN PREFIX \"/in/\" L|OAD CSV INTO shop.a BATCH 90s"))
        .contains("\"Dest\"", "\"Table\": \"shop.a\"", "\"SourceFormat\": \"CSV\"")
        .doesNotContain("Batch", "When");
  }

  @Test
  void theSourceHasItsConditions() {
    assertThat(hover("RULE a WHEN PREFIX |\"/in/\" SUFFIX \".csv\" LOAD INTO shop.a"))
        .contains("\"Prefix\": \"/in/\"", "\"Suffix\": \".csv\"")
        .doesNotContain("Dest", "Info");
  }

  @Test
  void anOutcomeHasItsActionsAlone() {
    assertThat(hover("WHEN PREFIX \"/in/\" LOAD INTO shop.a ON SUCCESS DEL|ETE ON FAILURE DELETE"))
        .contains("\"OnSuccess\"", "\"delete\"")
        .doesNotContain("OnFailure");
  }

  @Test
  void otherRulesAndTheirMistakesAreNotInTheWay() {
    assertThat(hover("WHEN nonsense; WHEN PREFIX \"/in/\" L|OAD INTO shop.a; WHEN"))
        .contains("\"Table\": \"shop.a\"");
  }

  @Test
  void whatDefaultsLoadNeedsNoLoad() {
    assertThat(hover("DEFAULTS LOAD INTO shop.a; WHEN PREFIX \"/in/\" BAT|CH 60s"))
        .contains("1,440", "\"DurationInSec\": 60")
        .doesNotContain("Dest");
  }

  @Test
  void anOptionHasItsTypeAndItsFieldInRest() {
    assertThat(hover("WHEN ANY OBJECT LOAD INTO shop.a OPTIONS (skip_|leading_rows = 1)"))
        .contains("a whole number", "configuration.load.skipLeadingRows");
    assertThat(hover("WHEN ANY OBJECT LOAD INTO a.b OPTIONS (time_partitioning = (ty|pe = 'DAY'))"))
        .contains("configuration.load.timePartitioning.type", "One of DAY, HOUR, MONTH, YEAR");
  }

  @Test
  void anAllowedIdHasItsTitle() {
    assertThat(hover("-- bqt:allow load-|quota: few files\nWHEN ANY OBJECT LOAD INTO shop.a"))
        .contains("More load jobs than BigQuery allows");
    assertThat(hover("-- load-|quota\nWHEN ANY OBJECT LOAD INTO shop.a")).isEmpty();
  }

  @Test
  void betweenRulesThereIsNothingToSay() {
    assertThat(hover("WHEN ANY OBJECT LOAD INTO shop.a; -- |")).isEmpty();
    assertThat(hover("|")).isEmpty();
  }

  @Test
  void variablesAreProposedInBraces() {
    assertThat(proposals("WHEN ANY OBJECT LOAD INTO shop.a ON SUCCESS DELETE \"${Lo|"))
        .contains("LoadURIs", "Error")
        .doesNotContain("BATCH");
    assertThat(proposals("WHEN ANY OBJECT LOAD INTO shop.a ON SUCCESS DELETE \"\\${|")).isEmpty();
  }

  @Test
  void optionsTheirValuesAndFormatsAreProposed() {
    String load = "WHEN ANY OBJECT LOAD INTO shop.a ";
    assertThat(proposals(load + "OPTIONS (|")).contains("skip_leading_rows", "clustering");
    assertThat(proposals(load + "OPTIONS (clustering = (|")).containsExactly("fields");
    assertThat(proposals(load + "OPTIONS (autodetect = |")).containsExactly("TRUE", "FALSE");
    assertThat(proposals(load + "OPTIONS (json_extension = |")).containsExactly("\"GEOJSON\"");
    assertThat(proposals(load + "OPTIONS (destination_table_properties = (labels = (|")).isEmpty();
    assertThat(proposals("WHEN ANY OBJECT LOAD |")).contains("CSV", "PARQUET", "INTO");
  }

  private static String hover(String text) {
    Hover hover = Hovers.at(source(text), Scripts.NONE, text.indexOf('|'));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  private static List<String> proposals(String text) {
    return Proposals.at(source(text), text.indexOf('|')).stream()
        .map(CompletionItem::getLabel)
        .toList();
  }

  private static SourceFile source(String text) {
    return SourceFile.of("test.bqt", text.replace("|", ""));
  }
}

package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of BigQuery's words: places and what is wrong there. */
class FailureTextTest {
  private static final String GENERAL =
      "invalid: Error while reading data, error message: JSON table encountered too many errors,"
          + " giving up. Rows: 3; errors: 1. Please look into the errors[] collection for more"
          + " details.\n"
          + "Error while reading data, error message: JSON processing encountered too many errors,"
          + " giving up. Rows: 3; errors: 1; max bad: 0; error percent: 0\n";

  @Test
  void aRowOfJsonIsNamedByItsLine() {
    assertThat(
            lines(
                "gs://b/a.json: Error while reading data, error message: JSON parsing error in row"
                    + " starting at position 32 (line 2): No such field: x. File: gs://b/a.json"))
        .isEqualTo("gs://b/a.json: line 2: No such field: x");
  }

  /** BigQuery itself tells the first byte of the row only. */
  @Test
  void aRowOfJsonIsNamedByItsFirstByteWhereNoLineIsKnown() {
    assertThat(
            lines(
                "gs://b/a.json: Error while reading data, error message: JSON parsing error in row"
                    + " starting at position 32: No such field: x. File: gs://b/a.json"))
        .isEqualTo("gs://b/a.json: row at byte 32: No such field: x");
  }

  @Test
  void textThatIsNotJsonIsNamedByLineAndColumn() {
    assertThat(
            lines(
                "gs://b/a.json: Error while reading data, error message: JSON parsing error in row"
                    + " starting at position 20 (line 2): Parser terminated before end of string:"
                    + " Unexpected character ('n') (column 9); File: gs://b/a.json"))
        .isEqualTo("gs://b/a.json: line 2, column 9: Unexpected character ('n')");
  }

  @Test
  void aLineOfCsvIsNamedByItsNumber() {
    assertThat(
            lines(
                "gs://b/a.csv: Error while reading data, error message: line_number: 2"
                    + " byte_offset_to_start_of_line: 4; Too many values in line. File:"
                    + " gs://b/a.csv"))
        .isEqualTo("gs://b/a.csv: line 2: Too many values in line");
  }

  @Test
  void aPlaceIsToldOnce() {
    String place = "gs://b/a: b.json: Error while reading data, error message: Bad row";
    assertThat(FailureText.of(GENERAL + place + "\n" + place).lines())
        .containsExactly("gs://b/a: b.json: Bad row");
  }

  @Test
  void whatIsInNoFileIsTheSummary() {
    assertThat(FailureText.of("invalid: No schema specified on job or table.").lines())
        .containsExactly("No schema specified on job or table.");
    assertThat(FailureText.of("There is no dataset local.shop: create it").lines())
        .containsExactly(
            "There is no dataset shop: add CREATE SCHEMA shop to schema.sql, which is read when its"
                + " folder is opened (start bqt serve anew), or run that with bqt query");
    assertThat(FailureText.of(GENERAL).summary()).contains("too many errors");
    assertThat(FailureText.of(null).summary()).isEqualTo("no reason is known");
  }

  private static String lines(String place) {
    return String.join("\n", FailureText.of(GENERAL + place).lines());
  }
}

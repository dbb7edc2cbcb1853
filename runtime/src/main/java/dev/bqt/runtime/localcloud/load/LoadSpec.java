package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What {@code configuration.load} says of how files are read. */
public record LoadSpec(Format format, long maxBadRecords, boolean ignoreUnknownValues, Csv csv) {

  /** Formats that can be told apart here; only three of them can be read. */
  public enum Format {
    /** The default. */
    CSV,
    /** One object a line. */
    NEWLINE_DELIMITED_JSON,
    /** Read by DuckDB itself. */
    PARQUET
  }

  /**
   * Options of CSV.
   *
   * @param quote '\0' for none
   */
  public record Csv(
      char delimiter,
      char quote,
      long skipLeadingRows,
      boolean allowQuotedNewlines,
      boolean allowJaggedRows,
      String nullMarker,
      Charset charset) {

    static Csv of(JsonNode load) {
      String quote = load.path("quote").asText("\"");
      return new Csv(
          delimiter(load.path("fieldDelimiter").asText(",")),
          quote.isEmpty() ? '\0' : single("quote", quote),
          load.path("skipLeadingRows").asLong(0),
          load.path("allowQuotedNewlines").asBoolean(),
          load.path("allowJaggedRows").asBoolean(),
          load.path("nullMarker").asText(""),
          charset(load.path("encoding").asText("UTF-8")));
    }

    private static char delimiter(String text) {
      boolean tab = text.equals("\\t") || text.equalsIgnoreCase("tab");
      return tab ? '\t' : text.isEmpty() ? ',' : single("fieldDelimiter", text);
    }

    private static char single(String option, String text) {
      if (text.length() != 1) {
        throw new LoadFailure(
            "invalid", "Invalid value for " + option + ": '" + text + "': one character expected");
      }
      return text.charAt(0);
    }

    private static Charset charset(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "UTF-8", "UTF8", "" -> StandardCharsets.UTF_8;
        case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
        default ->
            throw new LoadFailure(
                "invalid",
                "Encoding " + name + " is not built in localcloud: UTF-8, ISO-8859-1 are.");
      };
    }
  }

  /**
   * Reads the configuration.
   *
   * @throws LoadFailure for what is wrong or not built
   */
  public static LoadSpec of(JsonNode load) {
    return new LoadSpec(
        format(load.path("sourceFormat").asText("CSV")),
        load.path("maxBadRecords").asLong(0),
        load.path("ignoreUnknownValues").asBoolean(),
        Csv.of(load));
  }

  private static Format format(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "", "CSV" -> Format.CSV;
      case "NEWLINE_DELIMITED_JSON", "JSON" -> Format.NEWLINE_DELIMITED_JSON;
      case "PARQUET" -> Format.PARQUET;
      default ->
          throw new LoadFailure(
              "invalid",
              "Loading "
                  + name
                  + " is not built in localcloud: NEWLINE_DELIMITED_JSON, CSV and"
                  + " PARQUET are.");
    };
  }
}

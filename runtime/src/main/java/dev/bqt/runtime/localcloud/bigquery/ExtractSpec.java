package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import java.util.Locale;

/**
 * What {@code configuration.extract} says of the files.
 *
 * @param uri {@code gs://bucket/name}, with one {@code *} at most
 * @param delimiter between the cells of a CSV row
 * @param header whether a CSV file begins with the names of the columns
 */
record ExtractSpec(
    String uri, Format format, Compression compression, String delimiter, boolean header) {

  /** Formats that can be written here. */
  enum Format {
    CSV,
    NEWLINE_DELIMITED_JSON,
    PARQUET
  }

  /** Compressions that can be written here; the last two are Parquet's. */
  enum Compression {
    NONE,
    GZIP,
    SNAPPY,
    ZSTD
  }

  /**
   * Reads the configuration.
   *
   * @throws CloudError 400 for what is wrong, 501 for what is not built
   */
  static ExtractSpec of(JsonNode extract) {
    if (!extract.path("sourceTable").has("tableId")) {
      throw CloudError.badRequest("required", "Required parameter is missing: sourceTable");
    }
    Format format = format(extract.path("destinationFormat").asText("CSV"));
    Compression compression = compression(extract.path("compression").asText("NONE"));
    boolean columnar = format == Format.PARQUET;
    if (!columnar && compression.ordinal() > Compression.GZIP.ordinal()) {
      throw CloudError.invalid(
          "Invalid value for compression: " + compression + " is for PARQUET alone");
    }
    return new ExtractSpec(
        uri(extract.path("destinationUris")),
        format,
        compression,
        delimiter(extract.path("fieldDelimiter").asText(",")),
        extract.path("printHeader").asBoolean(true));
  }

  private static String uri(JsonNode uris) {
    if (uris.isEmpty()) {
      throw CloudError.badRequest("required", "Required parameter is missing: destinationUris");
    }
    if (uris.size() > 1) {
      throw CloudError.notBuilt("An extract to several URIs");
    }
    String uri = uris.get(0).asText();
    if (!uri.matches("gs://[^/*]+/[^*]+") && !uri.matches("gs://[^/*]+/[^*]*\\*[^*]*")) {
      throw CloudError.invalid(
          "Invalid extract destination URI '"
              + uri
              + "': gs://bucket/name is expected, with one '*' at most, in the name.");
    }
    return uri;
  }

  private static Format format(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "CSV", "" -> Format.CSV;
      case "NEWLINE_DELIMITED_JSON", "JSON" -> Format.NEWLINE_DELIMITED_JSON;
      case "PARQUET" -> Format.PARQUET;
      case "AVRO" -> throw CloudError.notBuilt("An extract as AVRO");
      default -> throw CloudError.invalid("Invalid value for destinationFormat: " + name);
    };
  }

  private static Compression compression(String name) {
    for (Compression known : Compression.values()) {
      if (known.name().equalsIgnoreCase(name)) {
        return known;
      }
    }
    if (name.equalsIgnoreCase("DEFLATE")) {
      throw CloudError.notBuilt("DEFLATE, which is Avro's");
    }
    throw CloudError.invalid("Invalid value for compression: " + name);
  }

  private static String delimiter(String text) {
    boolean tab = text.equals("\\t") || text.equalsIgnoreCase("tab");
    return tab ? "\t" : text.isEmpty() ? "," : text;
  }

  /** The URI of a file by its number, from 0. */
  String uri(int number) {
    return uri.replace("*", "%012d".formatted(number));
  }

  /** Whether there may be more than one file. */
  boolean hasMany() {
    return uri.contains("*");
  }
}

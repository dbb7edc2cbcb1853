package dev.bqt.compiler.option;

import static dev.bqt.compiler.option.OptionType.LONG;
import static dev.bqt.compiler.option.OptionType.MAP;
import static dev.bqt.compiler.option.OptionType.TEXT;
import static dev.bqt.compiler.option.OptionType.TEXTS;
import static dev.bqt.compiler.option.OptionType.TRUTH;
import static dev.bqt.compiler.option.OptionType.WHOLE;
import static dev.bqt.compiler.option.OptionType.WHOLES;

import java.util.List;
import java.util.Map;

/**
 * The table of options of an external table over files: the fields of {@code
 * ExternalDataConfiguration} of BigQuery's REST interface in snake case. The fields of the format's
 * own options may also stand by themselves: {@code skip_leading_rows} is {@code
 * csvOptions.skipLeadingRows} of a CSV. Left out are the format and the sources, which are stated
 * otherwise, and the options of Bigtable and Google Sheets, which are no files.
 */
public final class ExternalOptions {

  private static final String[] ENCODINGS = {
    "UTF-8", "ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"
  };

  private static final LoadOptions CSV =
      table()
          .field("allow_jagged_rows", TRUTH)
          .field("allow_quoted_newlines", TRUTH)
          .field("encoding", TEXT, ENCODINGS)
          .field("field_delimiter", TEXT)
          .field("null_marker", TEXT)
          .field("null_markers", TEXTS)
          .field("preserve_ascii_control_characters", TRUTH)
          .field("quote", TEXT)
          .field("skip_leading_rows", LONG)
          .field("source_column_match", TEXT, "POSITION", "NAME");

  private static final LoadOptions JSON = table().field("encoding", TEXT, ENCODINGS);

  private static final LoadOptions AVRO = table().field("use_avro_logical_types", TRUTH);

  private static final LoadOptions PARQUET =
      table()
          .field("enum_as_string", TRUTH)
          .field("enable_list_inference", TRUTH)
          .field("map_target_type", TEXT, "ARRAY_OF_STRUCT");

  private static final LoadOptions HIVE =
      table()
          .field("mode", TEXT, "AUTO", "STRINGS", "CUSTOM")
          .field("source_uri_prefix", TEXT)
          .field("require_partition_filter", TRUTH)
          .field("fields", TEXTS);

  /** The options of each format under their name in the REST interface. */
  private static final Map<LoadFormat, String> OWN =
      Map.of(
          LoadFormat.CSV, "csv_options",
          LoadFormat.JSON, "json_options",
          LoadFormat.AVRO, "avro_options",
          LoadFormat.PARQUET, "parquet_options");

  private ExternalOptions() {}

  /** What may stand in OPTIONS behind OVER and this format; paths are camel case or capital. */
  public static LoadOptions of(LoadFormat format) {
    LoadOptions table = common();
    String own = OWN.get(format);
    if (own != null) {
      LoadOption map = table.find(own);
      for (LoadOption each : map.inside().all()) {
        List<String> path = List.of(map.path().get(0), each.path().get(0));
        table.add(each.name(), path, each.type(), each.values(), null);
      }
    }
    return table;
  }

  private static LoadOptions common() {
    return table()
        .field("autodetect", TRUTH)
        .field("compression", TEXT, "NONE", "GZIP", "DEFLATE", "ZSTD", "SNAPPY")
        .field("connection_id", TEXT)
        .field("date_format", TEXT)
        .field("datetime_format", TEXT)
        .field("decimal_target_types", TEXTS, "NUMERIC", "BIGNUMERIC", "STRING")
        .field(
            "file_set_spec_type",
            TEXT,
            "FILE_SET_SPEC_TYPE_FILE_SYSTEM_MATCH",
            "FILE_SET_SPEC_TYPE_NEW_LINE_DELIMITED_MANIFEST")
        .field("ignore_unknown_values", TRUTH)
        .field("json_extension", TEXT, "GEOJSON")
        .field("max_bad_records", WHOLE)
        .field("metadata_cache_mode", TEXT, "AUTOMATIC", "MANUAL")
        .field("object_metadata", TEXT, "SIMPLE", "DIRECTORY")
        .field("reference_file_schema_uri", TEXT)
        .field("time_format", TEXT)
        .field("time_zone", TEXT)
        .field("timestamp_format", TEXT)
        .field("timestamp_target_precision", WHOLES)
        .map("csv_options", CSV)
        .map("json_options", JSON)
        .map("avro_options", AVRO)
        .map("parquet_options", PARQUET)
        .map("hive_partitioning_options", HIVE)
        .add("schema", List.of("schema"), MAP, List.of(), null);
  }

  private static LoadOptions table() {
    return LoadOptions.empty();
  }
}

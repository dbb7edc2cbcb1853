package dev.bqt.compiler.option;

import static dev.bqt.compiler.option.OptionType.LONG;
import static dev.bqt.compiler.option.OptionType.MAP;
import static dev.bqt.compiler.option.OptionType.MAPS;
import static dev.bqt.compiler.option.OptionType.TEXT;
import static dev.bqt.compiler.option.OptionType.TEXTS;
import static dev.bqt.compiler.option.OptionType.TRUTH;
import static dev.bqt.compiler.option.OptionType.WHOLE;
import static dev.bqt.compiler.option.OptionType.WHOLES;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of load options: the fields of {@code JobConfigurationLoad} of BigQuery's REST
 * interface in snake case, and the names that GoogleSQL's {@code LOAD DATA} has for some of them.
 * Left out are the fields that a rule states otherwise: the sources, the table and the format.
 */
public final class LoadOptions {

  /** What may stand in OPTIONS of a LOAD. */
  public static final LoadOptions OF_LOAD = ofLoad();

  private final Map<String, LoadOption> byName = new LinkedHashMap<>();

  private LoadOptions() {}

  /** A table to be filled. */
  static LoadOptions empty() {
    return new LoadOptions();
  }

  /** The option of a name, in any case; null if there is none. */
  public LoadOption find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }

  /** The option of a field of the REST interface, such as {@code maxBadRecords}; null if none. */
  public LoadOption findRest(String field) {
    return byName.values().stream()
        .filter(option -> option.path().size() == 1 && camel(option).equals(field))
        .findFirst()
        .orElse(null);
  }

  /** The fields of the REST interface, in the order of the table. */
  public List<String> restNames() {
    return byName.values().stream().map(LoadOptions::camel).distinct().toList();
  }

  /** BqTail writes fields with a capital, the REST interface without. */
  private static String camel(LoadOption option) {
    String name = option.path().get(0);
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** All of them, in the order of the table. */
  public Collection<LoadOption> all() {
    return byName.values();
  }

  /** All names, in the order of the table. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  private static LoadOptions ofLoad() {
    LoadOptions table = new LoadOptions();
    addCsvAndJson(table);
    addDispositions(table);
    addPartitions(table);
    addStructure(table);
    addAliases(table);
    return table;
  }

  private static void addCsvAndJson(LoadOptions table) {
    table
        .field("allow_jagged_rows", TRUTH)
        .field("allow_quoted_newlines", TRUTH)
        .field("autodetect", TRUTH)
        .field("column_name_character_map", TEXT, "STRICT", "V1", "V2")
        .field("date_format", TEXT)
        .field("datetime_format", TEXT)
        .field("decimal_target_types", TEXTS, "NUMERIC", "BIGNUMERIC", "STRING")
        .field(
            "encoding", TEXT, "UTF-8", "ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")
        .field("field_delimiter", TEXT)
        .field("ignore_unknown_values", TRUTH)
        .field("json_extension", TEXT, "GEOJSON")
        .field("max_bad_records", WHOLE)
        .field("null_marker", TEXT)
        .field("null_markers", TEXTS)
        .field("preserve_ascii_control_characters", TRUTH)
        .field("quote", TEXT)
        .field("skip_leading_rows", WHOLE)
        .field("source_column_match", TEXT, "POSITION", "NAME")
        .field("time_format", TEXT)
        .field("time_zone", TEXT)
        .field("timestamp_format", TEXT)
        .field("timestamp_target_precision", WHOLES)
        .field("use_avro_logical_types", TRUTH)
        .field("projection_fields", TEXTS);
  }

  private static void addDispositions(LoadOptions table) {
    table
        .field("copy_files_only", TRUTH)
        .field("create_disposition", TEXT, "CREATE_IF_NEEDED", "CREATE_NEVER")
        .field("create_session", TRUTH)
        .field(
            "write_disposition",
            TEXT,
            "WRITE_APPEND",
            "WRITE_TRUNCATE",
            "WRITE_TRUNCATE_DATA",
            "WRITE_EMPTY")
        .field("schema_update_options", TEXTS, "ALLOW_FIELD_ADDITION", "ALLOW_FIELD_RELAXATION")
        .field(
            "file_set_spec_type",
            TEXT,
            "FILE_SET_SPEC_TYPE_FILE_SYSTEM_MATCH",
            "FILE_SET_SPEC_TYPE_NEW_LINE_DELIMITED_MANIFEST")
        .field("reference_file_schema_uri", TEXT)
        .field("schema_inline", TEXT)
        .field("schema_inline_format", TEXT);
  }

  private static void addPartitions(LoadOptions table) {
    LoadOptions bounds =
        new LoadOptions().field("start", LONG).field("end", LONG).field("interval", LONG);
    LoadOptions time =
        new LoadOptions()
            .field("type", TEXT, "DAY", "HOUR", "MONTH", "YEAR")
            .field("field", TEXT)
            .field("expiration_ms", LONG)
            .field("require_partition_filter", TRUTH);
    LoadOptions hive =
        new LoadOptions()
            .field("mode", TEXT, "AUTO", "STRINGS", "CUSTOM")
            .field("source_uri_prefix", TEXT)
            .field("require_partition_filter", TRUTH)
            .field("fields", TEXTS);
    table
        .map("clustering", new LoadOptions().field("fields", TEXTS))
        .map("time_partitioning", time)
        .map("range_partitioning", new LoadOptions().field("field", TEXT).map("range", bounds))
        .map("hive_partitioning_options", hive);
  }

  private static void addStructure(LoadOptions table) {
    LoadOptions parquet =
        new LoadOptions()
            .field("enum_as_string", TRUTH)
            .field("enable_list_inference", TRUTH)
            .field("map_target_type", TEXT, "ARRAY_OF_STRUCT");
    LoadOptions properties =
        new LoadOptions()
            .field("description", TEXT)
            .field("expiration_time", TEXT)
            .field("friendly_name", TEXT)
            .map("labels", null);
    LoadOptions connection = new LoadOptions().field("key", TEXT).field("value", TEXT);
    table
        .map("parquet_options", parquet)
        .map("destination_encryption_configuration", new LoadOptions().field("kms_key_name", TEXT))
        .map("destination_table_properties", properties)
        .add("connection_properties", List.of("ConnectionProperties"), MAPS, List.of(), connection)
        // In small letters: with a capital it would be the legacy's own Schema.
        .add("schema", List.of("schema"), MAP, List.of(), null);
  }

  private static void addAliases(LoadOptions table) {
    table
        .alias("enable_logical_types", TRUTH, "UseAvroLogicalTypes")
        .alias("enable_list_inference", TRUTH, "ParquetOptions", "EnableListInference")
        .alias("enum_as_string", TRUTH, "ParquetOptions", "EnumAsString")
        .alias("hive_partition_uri_prefix", TEXT, "HivePartitioningOptions", "SourceUriPrefix")
        .alias(
            "require_hive_partition_filter",
            TRUTH,
            "HivePartitioningOptions",
            "RequirePartitionFilter")
        .alias("description", TEXT, "DestinationTableProperties", "Description");
  }

  LoadOptions field(String name, OptionType type, String... values) {
    return add(name, List.of(pascal(name)), type, List.of(values), null);
  }

  LoadOptions map(String name, LoadOptions inside) {
    return add(name, List.of(pascal(name)), MAP, List.of(), inside);
  }

  private LoadOptions alias(String name, OptionType type, String... path) {
    return add(name, List.of(path), type, List.of(), null);
  }

  LoadOptions add(
      String name, List<String> path, OptionType type, List<String> values, LoadOptions inside) {
    byName.put(name, new LoadOption(name, path, type, values, inside));
    return this;
  }

  private static String pascal(String snake) {
    StringBuilder pascal = new StringBuilder();
    for (String word : snake.split("_")) {
      pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return pascal.toString();
  }
}

package dev.bqt.compiler.option;

import java.util.List;

/** The tables of what may stand in INFO of a rule, and in OPTIONS of an EXPORT. */
public final class RequestOptions {

  /** What may stand in OPTIONS of an EXPORT: the fields of its request in snake case. */
  public static final LoadOptions OF_EXPORT =
      LoadOptions.empty()
          .add("project_id", List.of("ProjectID"), OptionType.TEXT, List.of(), null)
          .field("include_header", OptionType.TRUTH)
          .field("compression", OptionType.TEXT, "GZIP", "DEFLATE", "SNAPPY", "ZSTD", "NONE")
          .field("field_delimiter", OptionType.TEXT)
          .field("format", OptionType.TEXT, exportFormats().toArray(String[]::new))
          .field("use_avro_logical_types", OptionType.TRUTH)
          // As EXPORT DATA of GoogleSQL calls it.
          .add("header", List.of("IncludeHeader"), OptionType.TRUTH, List.of(), null);

  /** What may stand in INFO. */
  public static final LoadOptions OF_INFO =
      LoadOptions.empty()
          .field("workflow", OptionType.TEXT)
          .field("description", OptionType.TEXT)
          .add("project_url", List.of("ProjectURL"), OptionType.TEXT, List.of(), null)
          .field("lead_engineer", OptionType.TEXT)
          .add("url", List.of("URL"), OptionType.TEXT, List.of(), null);

  private RequestOptions() {}

  /** What BigQuery calls the formats that tables are extracted to. */
  public static List<String> exportFormats() {
    return List.of("CSV", "NEWLINE_DELIMITED_JSON", "AVRO", "PARQUET");
  }
}

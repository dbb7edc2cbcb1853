package dev.bqt.compiler.decompile.read;

import java.util.List;
import java.util.Map;

/** What random rules are made of; texts as JSON writes them. */
final class Samples {

  static final List<String> TEXTS =
      List.of(
          "a",
          "/in/",
          ".csv",
          "",
          "it's",
          "say \\\"hi\\\"",
          "\\\\d+\\\\.csv$",
          "a\\tb",
          "two\\nlines",
          "\\\"\\\"\\\"",
          "'''",
          "\\\\",
          "\\u0000",
          "é😀",
          "$EventID",
          "${EventID}",
          "${other}",
          "SELECT 1 -- no comment",
          "x;y",
          "$1",
          "gs://b/p",
          "NULL",
          "load",
          "10s",
          "2day",
          "36hour",
          "a.b",
          "ds.t_$Mod(4)",
          "p-1:ds.t",
          "`ds.t`",
          "r\\\"x\\\"",
          "\\\\${x}",
          "#a",
          "{\\\"a\\\": 1}");
  static final List<String> TABLES =
      List.of(
          "ds.t", "p-1:ds.t", "p-1.ds.t_$Date", "ds.t_$Mod(3)", "ds.t_${EventID}", "ds.t$20240131");
  static final List<String> ACTIONS =
      List.of(
          "delete",
          "move",
          "copy",
          "query",
          "insert",
          "export",
          "drop",
          "call",
          "push",
          "notify",
          "load",
          "reload",
          "group",
          "tableExists",
          "own",
          "my own");
  static final List<String> REQUEST =
      List.of(
          "URLs",
          "URL",
          "SourceURLs",
          "SourceURL",
          "DestURL",
          "IsDestAbsoluteURL",
          "Source",
          "Dest",
          "Template",
          "Append",
          "MultiPartition",
          "PartitionSQL",
          "SQL",
          "SQLURL",
          "UseLegacy",
          "DatasetID",
          "Data",
          "Table",
          "ProjectID",
          "IncludeHeader",
          "Compression",
          "Format",
          "FieldDelimiter",
          "UseAvroLogicalTypes",
          "Method",
          "Body",
          "BodyURL",
          "Auth",
          "Scopes",
          "Topic",
          "Message",
          "Attributes",
          "Channels",
          "Title",
          "From",
          "Credentials",
          "own.key");
  static final Map<String, List<String>> CHOICES =
      Map.of(
          "CopyMethod",
          List.of("COPY", "QUERY", "DML"),
          "Strategy",
          List.of("rand", "fallback", "other"),
          "SourceFormat",
          List.of("CSV", "AVRO", "NEWLINE_DELIMITED_JSON", "TEXT"),
          "Table",
          TABLES,
          "Template",
          TABLES,
          "Then",
          TABLES);

  private Samples() {}
}

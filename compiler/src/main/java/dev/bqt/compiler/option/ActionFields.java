package dev.bqt.compiler.option;

import java.util.List;
import java.util.Map;

/** The fields of the requests of actions, as BqTail's services call them. */
public final class ActionFields {

  private static final Map<String, List<String>> ALL =
      Map.ofEntries(
          Map.entry("delete", List.of("URLs", "SourceURL")),
          Map.entry("move", List.of("SourceURL", "SourceURLs", "DestURL", "IsDestAbsoluteURL")),
          Map.entry(
              "copy",
              List.of("Append", "Source", "Dest", "Template", "MultiPartition", "PartitionSQL")),
          Map.entry(
              "query",
              List.of("DatasetID", "SQL", "SQLURL", "UseLegacy", "Append", "Dest", "Template")),
          Map.entry("insert", List.of("ProjectId", "Dest", "Template", "Data", "SQL", "UseLegacy")),
          Map.entry(
              "export",
              List.of(
                  "Source",
                  "DestURL",
                  "ProjectID",
                  "IncludeHeader",
                  "Compression",
                  "FieldDelimiter",
                  "Format",
                  "UseAvroLogicalTypes")),
          Map.entry("drop", List.of("ProjectID", "Table")),
          Map.entry("tableExists", List.of("Table")),
          Map.entry("call", List.of("URL", "Method", "BodyURL", "Body", "Auth", "Scopes")),
          Map.entry("push", List.of("ProjectID", "Topic", "Data", "Message", "Attributes")),
          Map.entry(
              "notify",
              List.of(
                  "Channels",
                  "From",
                  "Title",
                  "Message",
                  "Filename",
                  "Body",
                  "BodyType",
                  "Source",
                  "Credentials",
                  "Secret",
                  "Token",
                  "Root")));

  private ActionFields() {}

  /** The fields of an action by its name; null if it has none, or those of a load of BigQuery. */
  public static List<String> of(String action) {
    return ALL.get(action);
  }

  /** What a field of an action is called that is written in any case; null if it has none. */
  public static String name(String action, String written) {
    List<String> fields = ALL.getOrDefault(action, List.of());
    return fields.stream().filter(written::equalsIgnoreCase).findFirst().orElse(null);
  }
}

package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatastoreBackupOptions;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.SchemaUpdateOption;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.LoadJobConfiguration.SourceColumnMatch;
import com.google.cloud.bigquery.ParquetOptions;
import com.google.cloud.bigquery.TableId;
import dev.bqt.runtime.cloud.LoadRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options of a load, by their names in BigQuery's REST reference ({@code JobConfigurationLoad},
 * and of {@code JobConfiguration} {@code jobTimeoutMs} and {@code reservation}), and how the client
 * is told of each. What the client cannot carry is not here, and so it is refused.
 */
final class LoadOptions {
  private static final OptionTable<Draft> TABLE = table();

  private LoadOptions() {}

  static Set<String> names() {
    return TABLE.names();
  }

  /**
   * @throws dev.bqt.runtime.cloud.CloudFailure BAD_RULE for an option that is unknown, of a wrong
   *     type, or that the client cannot carry for this format
   */
  static LoadJobConfiguration configuration(LoadRequest request) {
    String who = "Load job " + request.job().id() + " into " + request.destination();
    Draft draft = Draft.of(request, who);
    TABLE.tell(draft, who, request.options());
    return draft.build();
  }

  /**
   * Those of the options that cannot be asked for, each with the reason.
   *
   * @param sourceFormat null when it is not known yet: then what hangs on it is let through
   */
  static Map<String, String> refused(String sourceFormat, Map<String, Object> options) {
    Map<String, String> refused = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          Draft draft = new Draft(sourceFormat);
          TABLE.complaint(draft, name, value).ifPresent(why -> refused.put(name, why));
        });
    return refused;
  }

  private static OptionTable<Draft> table() {
    OptionTable<Draft> table = new OptionTable<>();
    everyFormat(table);
    destination(table);
    text(table);
    oneFormat(table);
    return table;
  }

  private static void everyFormat(OptionTable<Draft> table) {
    table.put("autodetect", (d, v) -> d.load.setAutodetect(v.bool()));
    table.put("schema", (d, v) -> d.load.setSchema(TableShapes.schema(v)));
    table.put("maxBadRecords", (d, v) -> d.load.setMaxBadRecords(v.count()));
    table.put("ignoreUnknownValues", (d, v) -> d.load.setIgnoreUnknownValues(v.bool()));
    table.put("decimalTargetTypes", (d, v) -> d.load.setDecimalTargetTypes(v.texts()));
    table.put("fileSetSpecType", (d, v) -> d.load.setFileSetSpecType(v.text()));
    table.put("columnNameCharacterMap", (d, v) -> d.load.setColumnNameCharacterMap(v.text()));
    table.put("referenceFileSchemaUri", (d, v) -> d.load.setReferenceFileSchemaUri(v.text()));
    table.put("createSession", (d, v) -> d.load.setCreateSession(v.bool()));
    table.put("jobTimeoutMs", (d, v) -> d.load.setJobTimeoutMs(v.whole()));
    table.put("reservation", (d, v) -> d.load.setReservation(v.text()));
    table.put("connectionProperties", (d, v) -> d.load.setConnectionProperties(v.connection()));
    table.put(
        "hivePartitioningOptions",
        (d, v) -> d.load.setHivePartitioningOptions(TableShapes.hivePartitioning(v)));
  }

  private static void destination(OptionTable<Draft> table) {
    table.put(
        "createDisposition",
        (d, v) -> d.load.setCreateDisposition(v.oneOf(CreateDisposition.class)));
    table.put(
        "writeDisposition", (d, v) -> d.load.setWriteDisposition(v.oneOf(WriteDisposition.class)));
    table.put(
        "schemaUpdateOptions",
        (d, v) ->
            d.load.setSchemaUpdateOptions(
                v.list().stream().map(o -> o.oneOf(SchemaUpdateOption.class)).toList()));
    table.put(
        "timePartitioning", (d, v) -> d.load.setTimePartitioning(TableShapes.timePartitioning(v)));
    table.put(
        "rangePartitioning",
        (d, v) -> d.load.setRangePartitioning(TableShapes.rangePartitioning(v)));
    table.put("clustering", (d, v) -> d.load.setClustering(TableShapes.clustering(v)));
    table.put(
        "destinationEncryptionConfiguration",
        (d, v) -> d.load.setDestinationEncryptionConfiguration(TableShapes.encryption(v)));
  }

  private static void text(OptionTable<Draft> table) {
    table.put("nullMarker", (d, v) -> d.load.setNullMarker(v.text()));
    table.put("nullMarkers", (d, v) -> d.load.setNullMarkers(v.texts()));
    table.put("timeZone", (d, v) -> d.load.setTimeZone(v.text()));
    table.put("dateFormat", (d, v) -> d.load.setDateFormat(v.text()));
    table.put("datetimeFormat", (d, v) -> d.load.setDatetimeFormat(v.text()));
    table.put("timeFormat", (d, v) -> d.load.setTimeFormat(v.text()));
    table.put("timestampFormat", (d, v) -> d.load.setTimestampFormat(v.text()));
    table.put(
        "sourceColumnMatch",
        (d, v) -> d.load.setSourceColumnMatch(SourceColumnMatch.valueOf(v.text())));
  }

  private static void oneFormat(OptionTable<Draft> table) {
    table.put("skipLeadingRows", (d, v) -> d.csv.setSkipLeadingRows(v.count()));
    table.put("fieldDelimiter", (d, v) -> d.csv.setFieldDelimiter(v.text()));
    table.put("quote", (d, v) -> d.csv.setQuote(v.text()));
    table.put("encoding", (d, v) -> d.encoded(v).setEncoding(v.text()));
    table.put("allowQuotedNewlines", (d, v) -> d.csv.setAllowQuotedNewLines(v.bool()));
    table.put("allowJaggedRows", (d, v) -> d.csv.setAllowJaggedRows(v.bool()));
    table.put(
        "preserveAsciiControlCharacters",
        (d, v) -> d.csv.setPreserveAsciiControlCharacters(v.bool()));
    table.put("useAvroLogicalTypes", (d, v) -> d.load.setUseAvroLogicalTypes(v.bool()));
    table.put("projectionFields", (d, v) -> d.backup.setProjectionFields(v.texts()));
    table.put(
        "parquetOptions",
        (d, v) ->
            v.fields("enumAsString", "enableListInference", "mapTargetType")
                .with("enumAsString", f -> d.parquet.setEnumAsString(f.bool()))
                .with("enableListInference", f -> d.parquet.setEnableListInference(f.bool()))
                .with("mapTargetType", f -> d.parquet.setMapTargetType(f.text())));
  }

  /**
   * A load that is being filled in: the client keeps what belongs to one format apart. What belongs
   * to another format than that of the files is read, and left out: BigQuery ignores it.
   */
  private static final class Draft {
    private static final Set<String> FORMATS =
        Set.of("CSV", "NEWLINE_DELIMITED_JSON", "AVRO", "PARQUET", "ORC", "DATASTORE_BACKUP");

    final LoadJobConfiguration.Builder load;
    final CsvOptions.Builder csv = CsvOptions.newBuilder();
    final ParquetOptions.Builder parquet = ParquetOptions.newBuilder();
    final DatastoreBackupOptions.Builder backup = DatastoreBackupOptions.newBuilder();
    private final String format;

    /** One that nobody is going to ask for. */
    Draft(String format) {
      this(format, LoadJobConfiguration.newBuilder(TableId.of("dataset", "table"), List.of()));
    }

    private Draft(String format, LoadJobConfiguration.Builder load) {
      this.format = format;
      this.load = load;
    }

    static Draft of(LoadRequest request, String who) {
      String format = request.sourceFormat();
      if (!FORMATS.contains(format)) {
        throw new OptionValue(who, "sourceFormat", format)
            .expected("one of " + String.join(", ", FORMATS.stream().sorted().toList()));
      }
      TableId table = TableShapes.id(request.destination());
      return new Draft(
          format,
          LoadJobConfiguration.newBuilder(table, request.sourceUris()).setLabels(request.labels()));
    }

    /** JSON has an encoding, too, and the client can tell only that of CSV. */
    CsvOptions.Builder encoded(OptionValue encoding) {
      if ("NEWLINE_DELIMITED_JSON".equals(format) && !encoding.text().equals("UTF-8")) {
        throw encoding.refused("can be asked for of CSV alone; JSON is read as UTF-8");
      }
      return csv;
    }

    LoadJobConfiguration build() {
      return load.setFormatOptions(formatOptions()).build();
    }

    private FormatOptions formatOptions() {
      return switch (format) {
        case "CSV" -> csv.build();
        case "PARQUET" -> parquet.build();
        case "DATASTORE_BACKUP" -> backup.build();
        default -> FormatOptions.of(format);
      };
    }
  }
}

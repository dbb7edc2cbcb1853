package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.ConnectionProperty;
import com.google.cloud.bigquery.EncryptionConfiguration;
import com.google.cloud.bigquery.HivePartitioningOptions;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.SchemaUpdateOption;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.LoadJobConfiguration.SourceColumnMatch;
import com.google.cloud.bigquery.RangePartitioning;
import com.google.cloud.bigquery.TimePartitioning;
import dev.bqt.runtime.cloud.LoadRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The options of a load, by their names in BigQuery's REST reference ({@code JobConfigurationLoad},
 * and of {@code JobConfiguration} {@code jobTimeoutMs} and {@code reservation}), and how the client
 * is told of each. What the client cannot carry is not here, and so it is refused.
 */
final class LoadOptions {
  private static final Map<String, BiConsumer<LoadDraft, OptionValue>> SETTERS = setters();

  private LoadOptions() {}

  static Set<String> names() {
    return Collections.unmodifiableSet(SETTERS.keySet());
  }

  /**
   * @throws dev.bqt.runtime.cloud.CloudFailure BAD_RULE for an option that is unknown, of a wrong
   *     type, or not for this format
   */
  static LoadJobConfiguration configuration(LoadRequest request) {
    String who = "Load job " + request.job().id() + " into " + request.destination();
    LoadDraft draft = new LoadDraft(request, who);
    request.options().forEach((name, value) -> set(draft, new OptionValue(who, name, value)));
    return draft.build();
  }

  private static void set(LoadDraft draft, OptionValue option) {
    BiConsumer<LoadDraft, OptionValue> setter = SETTERS.get(option.name());
    if (setter == null) {
      throw option.refused(
          "is not one that can be asked for; these can: " + String.join(", ", names()));
    }
    setter.accept(draft, option);
  }

  private static Map<String, BiConsumer<LoadDraft, OptionValue>> setters() {
    Map<String, BiConsumer<LoadDraft, OptionValue>> table = new TreeMap<>();
    everyFormat(table);
    destination(table);
    text(table);
    oneFormat(table);
    return Collections.unmodifiableMap(table);
  }

  private static void everyFormat(Map<String, BiConsumer<LoadDraft, OptionValue>> table) {
    table.put("autodetect", (d, v) -> d.load.setAutodetect(v.bool()));
    table.put("schema", (d, v) -> d.load.setSchema(TableSchemas.schema(v)));
    table.put("maxBadRecords", (d, v) -> d.load.setMaxBadRecords(v.count()));
    table.put("ignoreUnknownValues", (d, v) -> d.load.setIgnoreUnknownValues(v.bool()));
    table.put("decimalTargetTypes", (d, v) -> d.load.setDecimalTargetTypes(v.texts()));
    table.put("fileSetSpecType", (d, v) -> d.load.setFileSetSpecType(v.text()));
    table.put("columnNameCharacterMap", (d, v) -> d.load.setColumnNameCharacterMap(v.text()));
    table.put("referenceFileSchemaUri", (d, v) -> d.load.setReferenceFileSchemaUri(v.text()));
    table.put("createSession", (d, v) -> d.load.setCreateSession(v.bool()));
    table.put("jobTimeoutMs", (d, v) -> d.load.setJobTimeoutMs(v.whole()));
    table.put("reservation", (d, v) -> d.load.setReservation(v.text()));
    table.put(
        "connectionProperties",
        (d, v) ->
            d.load.setConnectionProperties(
                v.list().stream().map(LoadOptions::connectionProperty).toList()));
    table.put(
        "hivePartitioningOptions",
        (d, v) -> d.load.setHivePartitioningOptions(hivePartitioning(v)));
  }

  private static void destination(Map<String, BiConsumer<LoadDraft, OptionValue>> table) {
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
    table.put("timePartitioning", (d, v) -> d.load.setTimePartitioning(timePartitioning(v)));
    table.put("rangePartitioning", (d, v) -> d.load.setRangePartitioning(rangePartitioning(v)));
    table.put("clustering", (d, v) -> d.load.setClustering(clustering(v)));
    table.put(
        "destinationEncryptionConfiguration",
        (d, v) -> d.load.setDestinationEncryptionConfiguration(encryption(v)));
  }

  private static void text(Map<String, BiConsumer<LoadDraft, OptionValue>> table) {
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

  private static void oneFormat(Map<String, BiConsumer<LoadDraft, OptionValue>> table) {
    table.put("skipLeadingRows", (d, v) -> d.csv(v).setSkipLeadingRows(v.count()));
    table.put("fieldDelimiter", (d, v) -> d.csv(v).setFieldDelimiter(v.text()));
    table.put("quote", (d, v) -> d.csv(v).setQuote(v.text()));
    table.put("encoding", (d, v) -> d.csv(v).setEncoding(v.text()));
    table.put("allowQuotedNewlines", (d, v) -> d.csv(v).setAllowQuotedNewLines(v.bool()));
    table.put("allowJaggedRows", (d, v) -> d.csv(v).setAllowJaggedRows(v.bool()));
    table.put(
        "preserveAsciiControlCharacters",
        (d, v) -> d.csv(v).setPreserveAsciiControlCharacters(v.bool()));
    table.put("useAvroLogicalTypes", (d, v) -> d.load.setUseAvroLogicalTypes(v.bool()));
    table.put("projectionFields", (d, v) -> d.backup(v).setProjectionFields(v.texts()));
    table.put(
        "parquetOptions",
        (d, v) ->
            v.fields("enumAsString", "enableListInference", "mapTargetType")
                .with("enumAsString", f -> d.parquet(v).setEnumAsString(f.bool()))
                .with("enableListInference", f -> d.parquet(v).setEnableListInference(f.bool()))
                .with("mapTargetType", f -> d.parquet(v).setMapTargetType(f.text())));
  }

  private static TimePartitioning timePartitioning(OptionValue value) {
    OptionValue.Fields fields =
        value.fields("type", "field", "expirationMs", "requirePartitionFilter");
    TimePartitioning.Builder made =
        TimePartitioning.newBuilder(fields.required("type").oneOf(TimePartitioning.Type.class));
    fields
        .with("field", f -> made.setField(f.text()))
        .with("expirationMs", f -> made.setExpirationMs(f.whole()))
        .with("requirePartitionFilter", f -> setFilter(made, f.bool()));
    return made.build();
  }

  @SuppressWarnings("deprecation")
  private static void setFilter(TimePartitioning.Builder made, boolean required) {
    made.setRequirePartitionFilter(required);
  }

  private static RangePartitioning rangePartitioning(OptionValue value) {
    OptionValue.Fields fields = value.fields("field", "range");
    OptionValue.Fields range = fields.required("range").fields("start", "end", "interval");
    return RangePartitioning.newBuilder()
        .setField(fields.required("field").text())
        .setRange(
            RangePartitioning.Range.newBuilder()
                .setStart(range.required("start").whole())
                .setEnd(range.required("end").whole())
                .setInterval(range.required("interval").whole())
                .build())
        .build();
  }

  private static Clustering clustering(OptionValue value) {
    return Clustering.newBuilder()
        .setFields(value.fields("fields").required("fields").texts())
        .build();
  }

  private static EncryptionConfiguration encryption(OptionValue value) {
    return EncryptionConfiguration.newBuilder()
        .setKmsKeyName(value.fields("kmsKeyName").required("kmsKeyName").text())
        .build();
  }

  private static HivePartitioningOptions hivePartitioning(OptionValue value) {
    HivePartitioningOptions.Builder made = HivePartitioningOptions.newBuilder();
    value
        .fields("mode", "sourceUriPrefix", "requirePartitionFilter", "fields")
        .with("mode", f -> made.setMode(f.text()))
        .with("sourceUriPrefix", f -> made.setSourceUriPrefix(f.text()))
        .with("requirePartitionFilter", f -> made.setRequirePartitionFilter(f.bool()))
        .with("fields", f -> made.setFields(f.texts()));
    return made.build();
  }

  private static ConnectionProperty connectionProperty(OptionValue value) {
    OptionValue.Fields fields = value.fields("key", "value");
    return ConnectionProperty.of(fields.required("key").text(), fields.required("value").text());
  }
}

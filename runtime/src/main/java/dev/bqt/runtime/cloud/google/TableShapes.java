package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.EncryptionConfiguration;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldElementType;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.HivePartitioningOptions;
import com.google.cloud.bigquery.LegacySQLTypeName;
import com.google.cloud.bigquery.PolicyTags;
import com.google.cloud.bigquery.RangePartitioning;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TimePartitioning;
import dev.bqt.runtime.cloud.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table is like, as REST writes it, for the client: schema ({@code TableSchema}),
 * partitioning, clustering, encryption.
 */
final class TableShapes {
  private static final String[] FIELD = {
    "name",
    "type",
    "mode",
    "fields",
    "description",
    "policyTags",
    "maxLength",
    "precision",
    "scale",
    "timestampPrecision",
    "defaultValueExpression",
    "collation",
    "rangeElementType"
  };

  private TableShapes() {}

  static TableId id(TableName table) {
    return TableId.of(table.project(), table.dataset(), table.table());
  }

  static Schema schema(OptionValue value) {
    return Schema.of(fields(value.fields("fields").required("fields")));
  }

  private static List<Field> fields(OptionValue value) {
    return value.list().stream().map(TableShapes::field).toList();
  }

  private static Field field(OptionValue value) {
    OptionValue.Fields fields = value.fields(FIELD);
    Field.Builder made = typed(fields);
    fields
        .with("mode", f -> made.setMode(f.oneOf(Field.Mode.class)))
        .with("description", f -> made.setDescription(f.text()))
        .with("policyTags", f -> made.setPolicyTags(policyTags(f)))
        .with("maxLength", f -> made.setMaxLength(f.whole()))
        .with("precision", f -> made.setPrecision(f.whole()))
        .with("scale", f -> made.setScale(f.whole()))
        .with("timestampPrecision", f -> made.setTimestampPrecision(f.whole()))
        .with("defaultValueExpression", f -> made.setDefaultValueExpression(f.text()))
        .with("collation", f -> made.setCollation(f.text()))
        .with("rangeElementType", f -> made.setRangeElementType(element(f)));
    return made.build();
  }

  private static Field.Builder typed(OptionValue.Fields fields) {
    String name = fields.required("name").text();
    LegacySQLTypeName type = type(fields.required("type"));
    if (type != LegacySQLTypeName.RECORD) {
      return Field.newBuilder(name, type);
    }
    FieldList inner = FieldList.of(fields(fields.required("fields")));
    return Field.newBuilder(name, type, inner);
  }

  /** REST takes GoogleSQL's names and the older ones ({@code INT64} and {@code INTEGER}). */
  private static LegacySQLTypeName type(OptionValue value) {
    String name = value.text();
    LegacySQLTypeName[] known = LegacySQLTypeName.values();
    for (LegacySQLTypeName type : known) {
      if (type.name().equals(name) || type.getStandardType().name().equals(name)) {
        return type;
      }
    }
    throw value.expected("one of " + typeNames(known));
  }

  private static String typeNames(LegacySQLTypeName[] known) {
    return Arrays.stream(known)
        .map(type -> type.getStandardType().name())
        .collect(Collectors.joining(", "));
  }

  private static PolicyTags policyTags(OptionValue value) {
    return PolicyTags.newBuilder()
        .setNames(value.fields("names").required("names").texts())
        .build();
  }

  private static FieldElementType element(OptionValue value) {
    return FieldElementType.newBuilder()
        .setType(value.fields("type").required("type").text())
        .build();
  }

  static TimePartitioning timePartitioning(OptionValue value) {
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

  static RangePartitioning rangePartitioning(OptionValue value) {
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

  static Clustering clustering(OptionValue value) {
    return Clustering.newBuilder()
        .setFields(value.fields("fields").required("fields").texts())
        .build();
  }

  static EncryptionConfiguration encryption(OptionValue value) {
    return EncryptionConfiguration.newBuilder()
        .setKmsKeyName(value.fields("kmsKeyName").required("kmsKeyName").text())
        .build();
  }

  static HivePartitioningOptions hivePartitioning(OptionValue value) {
    HivePartitioningOptions.Builder made = HivePartitioningOptions.newBuilder();
    value
        .fields("mode", "sourceUriPrefix", "requirePartitionFilter", "fields")
        .with("mode", f -> made.setMode(f.text()))
        .with("sourceUriPrefix", f -> made.setSourceUriPrefix(f.text()))
        .with("requirePartitionFilter", f -> made.setRequirePartitionFilter(f.bool()))
        .with("fields", f -> made.setFields(f.texts()));
    return made.build();
  }
}

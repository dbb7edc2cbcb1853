package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldElementType;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.LegacySQLTypeName;
import com.google.cloud.bigquery.PolicyTags;
import com.google.cloud.bigquery.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A schema as REST's {@code TableSchema} writes it, for the client. */
final class TableSchemas {
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

  private TableSchemas() {}

  static Schema schema(OptionValue value) {
    return Schema.of(fields(value.fields("fields").required("fields")));
  }

  private static List<Field> fields(OptionValue value) {
    return value.list().stream().map(TableSchemas::field).toList();
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
}

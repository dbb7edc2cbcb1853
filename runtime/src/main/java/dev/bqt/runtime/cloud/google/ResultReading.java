package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Range;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableResult;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.QueryRows.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** BigQuery's rows as plain values, all pages of them. */
final class ResultReading {
  private ResultReading() {}

  static QueryRows rows(TableResult result) {
    Schema schema = result.getSchema();
    if (schema == null) {
      return new QueryRows(List.of(), List.of());
    }
    FieldList fields = schema.getFields();
    List<List<Object>> rows = new ArrayList<>();
    for (FieldValueList row : result.iterateAll()) {
      rows.add(values(row, fields));
    }
    List<Column> columns =
        fields.stream().map(field -> new Column(field.getName(), type(field))).toList();
    return new QueryRows(columns, Collections.unmodifiableList(rows));
  }

  private static List<Object> values(FieldValueList row, FieldList fields) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(value(row.get(i), fields.get(i)));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object value(FieldValue value, Field field) {
    if (value.isNull()) {
      return null;
    }
    if (field.getMode() != Field.Mode.REPEATED) {
      return single(value, field);
    }
    List<Object> elements = new ArrayList<>();
    value.getRepeatedValue().forEach(element -> elements.add(single(element, field)));
    return Collections.unmodifiableList(elements);
  }

  private static Object single(FieldValue value, Field field) {
    if (value.isNull()) {
      return null;
    }
    return switch (field.getType().getStandardType()) {
      case STRUCT -> struct(value.getRecordValue(), field.getSubFields());
      case BOOL -> value.getBooleanValue();
      case INT64 -> value.getLongValue();
      case FLOAT64 -> value.getDoubleValue();
      case NUMERIC, BIGNUMERIC -> new BigDecimal(value.getStringValue());
      case TIMESTAMP -> value.getTimestampInstant().toString();
      case RANGE -> range(value);
      default -> value.getStringValue();
    };
  }

  private static Map<String, Object> struct(FieldValueList record, FieldList fields) {
    Map<String, Object> struct = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      struct.put(fields.get(i).getName(), value(record.get(i), fields.get(i)));
    }
    return Collections.unmodifiableMap(struct);
  }

  private static String range(FieldValue value) {
    if (value.getAttribute() != FieldValue.Attribute.RANGE) {
      return value.getStringValue();
    }
    Range range = value.getRangeValue();
    return "[%s, %s)".formatted(bound(range.getStart()), bound(range.getEnd()));
  }

  private static String bound(FieldValue bound) {
    return bound == null || bound.isNull() ? "UNBOUNDED" : bound.getStringValue();
  }

  private static String type(Field field) {
    String type = elementType(field);
    return field.getMode() == Field.Mode.REPEATED ? "ARRAY<" + type + ">" : type;
  }

  private static String elementType(Field field) {
    StandardSQLTypeName type = field.getType().getStandardType();
    if (type == StandardSQLTypeName.STRUCT) {
      return field.getSubFields().stream()
          .map(sub -> (sub.getName() + " " + type(sub)).strip())
          .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
    if (type == StandardSQLTypeName.RANGE && field.getRangeElementType() != null) {
      return "RANGE<" + field.getRangeElementType().getType() + ">";
    }
    return type.name();
  }
}

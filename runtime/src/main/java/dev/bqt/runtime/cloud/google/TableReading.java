package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.RangePartitioning;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import dev.bqt.runtime.cloud.TableShape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table in our words: what {@link TableDrafts} writes, read back. */
final class TableReading {
  private TableReading() {}

  static TableShape shape(TableInfo table) {
    Schema schema = table.getDefinition().getSchema();
    Map<String, Object> options = new LinkedHashMap<>();
    put(options, "requirePartitionFilter", table.getRequirePartitionFilter());
    if (table.getEncryptionConfiguration() != null) {
      String key = table.getEncryptionConfiguration().getKmsKeyName();
      options.put("encryptionConfiguration", Map.of("kmsKeyName", key));
    }
    if (table.getDefinition() instanceof StandardTableDefinition plain) {
      put(options, "timePartitioning", time(plain.getTimePartitioning()));
      put(options, "rangePartitioning", range(plain.getRangePartitioning()));
      put(options, "clustering", clustering(plain.getClustering()));
    }
    Long expires = table.getExpirationTime();
    return new TableShape(
        schema == null ? List.of() : fields(schema.getFields()),
        Objects.requireNonNullElse(table.getDescription(), ""),
        Objects.requireNonNullElse(table.getLabels(), Map.of()),
        expires == null ? null : Instant.ofEpochMilli(expires),
        options);
  }

  private static List<Map<String, Object>> fields(List<Field> fields) {
    return fields.stream().map(TableReading::field).toList();
  }

  private static Map<String, Object> field(Field field) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", field.getName());
    told.put("type", field.getType().name());
    put(told, "mode", field.getMode() == null ? null : field.getMode().name());
    put(told, "fields", field.getSubFields() == null ? null : fields(field.getSubFields()));
    put(told, "description", field.getDescription());
    if (field.getPolicyTags() != null && field.getPolicyTags().getNames() != null) {
      told.put("policyTags", Map.of("names", field.getPolicyTags().getNames()));
    }
    put(told, "maxLength", field.getMaxLength());
    put(told, "precision", field.getPrecision());
    put(told, "scale", field.getScale());
    put(told, "timestampPrecision", field.getTimestampPrecision());
    put(told, "defaultValueExpression", field.getDefaultValueExpression());
    put(told, "collation", field.getCollation());
    if (field.getRangeElementType() != null) {
      told.put("rangeElementType", Map.of("type", field.getRangeElementType().getType()));
    }
    return told;
  }

  @SuppressWarnings("deprecation")
  private static Map<String, Object> time(TimePartitioning partitioning) {
    if (partitioning == null) {
      return null;
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("type", partitioning.getType().name());
    put(told, "field", partitioning.getField());
    put(told, "expirationMs", partitioning.getExpirationMs());
    put(told, "requirePartitionFilter", partitioning.getRequirePartitionFilter());
    return told;
  }

  private static Map<String, Object> range(RangePartitioning partitioning) {
    if (partitioning == null) {
      return null;
    }
    RangePartitioning.Range range = partitioning.getRange();
    return Map.of(
        "field",
        partitioning.getField(),
        "range",
        Map.of("start", range.getStart(), "end", range.getEnd(), "interval", range.getInterval()));
  }

  private static Map<String, Object> clustering(Clustering clustering) {
    return clustering == null ? null : Map.of("fields", clustering.getFields());
  }

  private static void put(Map<String, Object> told, String name, Object value) {
    if (value != null) {
      told.put(name, value);
    }
  }
}

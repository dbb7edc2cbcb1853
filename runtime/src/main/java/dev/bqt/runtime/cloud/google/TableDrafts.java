package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableInfo;
import dev.bqt.runtime.cloud.TableChange;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.TableShape;
import java.util.List;
import java.util.Map;

/** Tables that are to be made or changed, in the client's words. */
final class TableDrafts {
  private static final OptionTable<Draft> TABLE =
      new OptionTable<Draft>()
          .put("clustering", (d, v) -> d.shape.setClustering(TableShapes.clustering(v)))
          .put(
              "encryptionConfiguration",
              (d, v) -> d.info.setEncryptionConfiguration(TableShapes.encryption(v)))
          .put(
              "rangePartitioning",
              (d, v) -> d.shape.setRangePartitioning(TableShapes.rangePartitioning(v)))
          .put("requirePartitionFilter", (d, v) -> d.info.setRequirePartitionFilter(v.bool()))
          .put(
              "timePartitioning",
              (d, v) -> d.shape.setTimePartitioning(TableShapes.timePartitioning(v)));

  private TableDrafts() {}

  /** A table that is being filled in: the client keeps its columns apart. */
  private static final class Draft {
    final StandardTableDefinition.Builder shape = StandardTableDefinition.newBuilder();
    final TableInfo.Builder info;
    private final String who;

    Draft(TableName table) {
      who = "Table " + table;
      info = TableInfo.newBuilder(TableShapes.id(table), StandardTableDefinition.of(null));
    }

    void fields(List<Map<String, Object>> fields) {
      shape.setSchema(TableShapes.schema(new OptionValue(who, "schema", Map.of("fields", fields))));
    }

    TableInfo build() {
      return info.setDefinition(shape.build()).build();
    }
  }

  /**
   * @throws dev.bqt.runtime.cloud.CloudFailure BAD_RULE for an option that cannot be asked for
   */
  static TableInfo of(TableName table, TableShape shape) {
    Draft draft = new Draft(table);
    draft.fields(shape.fields());
    if (!shape.description().isEmpty()) {
      draft.info.setDescription(shape.description());
    }
    if (!shape.labels().isEmpty()) {
      draft.info.setLabels(shape.labels());
    }
    if (shape.expires() != null) {
      draft.info.setExpirationTime(shape.expires().toEpochMilli());
    }
    TABLE.tell(draft, draft.who, shape.options());
    return draft.build();
  }

  /** What is not to change is not said. */
  static TableInfo of(TableName table, TableChange change) {
    Draft draft = new Draft(table);
    if (change.fields() != null) {
      draft.fields(change.fields());
    }
    if (change.description() != null) {
      // A null is sent as one, and takes the description away.
      draft.info.setDescription(change.description().isEmpty() ? null : change.description());
    }
    if (change.labels() != null) {
      draft.info.setLabels(change.labels());
    }
    if (change.expires() != null) {
      boolean never = change.expires().equals(TableChange.NEVER);
      draft.info.setExpirationTime(never ? null : (Long) change.expires().toEpochMilli());
    }
    return draft.build();
  }
}

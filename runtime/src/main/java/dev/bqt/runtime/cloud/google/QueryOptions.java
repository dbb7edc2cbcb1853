package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.JobInfo.CreateDisposition;
import com.google.cloud.bigquery.JobInfo.SchemaUpdateOption;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration.Priority;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import dev.bqt.runtime.cloud.QueryRequest;
import dev.bqt.runtime.cloud.TableName;
import java.util.List;

/** A query for the client, with what {@code JobConfigurationQuery} may say of it. */
final class QueryOptions {
  private static final OptionTable<QueryJobConfiguration.Builder> TABLE = table();

  private QueryOptions() {}

  static QueryJobConfiguration configuration(QueryRequest request) {
    QueryJobConfiguration.Builder query =
        QueryJobConfiguration.newBuilder(request.sql())
            .setUseLegacySql(false)
            .setLabels(request.labels());
    TableName table = request.destination();
    if (table != null) {
      query.setDestinationTable(TableShapes.id(table));
    }
    TABLE.tell(query, "Query job " + request.job().id(), request.options());
    return query.build();
  }

  private static OptionTable<QueryJobConfiguration.Builder> table() {
    OptionTable<QueryJobConfiguration.Builder> table =
        new OptionTable<QueryJobConfiguration.Builder>()
            .put("allowLargeResults", (q, v) -> q.setAllowLargeResults(v.bool()))
            .put("connectionProperties", (q, v) -> q.setConnectionProperties(v.connection()))
            .put("createSession", (q, v) -> q.setCreateSession(v.bool()))
            .put("defaultDataset", (q, v) -> q.setDefaultDataset(dataset(v)))
            .put("flattenResults", (q, v) -> q.setFlattenResults(v.bool()))
            .put("jobTimeoutMs", (q, v) -> q.setJobTimeoutMs(v.whole()))
            .put("maximumBillingTier", (q, v) -> q.setMaximumBillingTier(v.count()))
            .put("maximumBytesBilled", (q, v) -> q.setMaximumBytesBilled(v.whole()))
            .put("parameterMode", (q, v) -> q.setParameterMode(v.text()))
            .put("priority", (q, v) -> q.setPriority(v.oneOf(Priority.class)))
            .put("queryParameters", QueryOptions::parameters)
            .put("reservation", (q, v) -> q.setReservation(v.text()))
            .put("useLegacySql", (q, v) -> q.setUseLegacySql(v.bool()))
            .put("useQueryCache", (q, v) -> q.setUseQueryCache(v.bool()));
    return destination(table);
  }

  private static OptionTable<QueryJobConfiguration.Builder> destination(
      OptionTable<QueryJobConfiguration.Builder> table) {
    return table
        .put("clustering", (q, v) -> q.setClustering(TableShapes.clustering(v)))
        .put(
            "createDisposition", (q, v) -> q.setCreateDisposition(v.oneOf(CreateDisposition.class)))
        .put(
            "destinationEncryptionConfiguration",
            (q, v) -> q.setDestinationEncryptionConfiguration(TableShapes.encryption(v)))
        .put(
            "rangePartitioning", (q, v) -> q.setRangePartitioning(TableShapes.rangePartitioning(v)))
        .put(
            "schemaUpdateOptions",
            (q, v) ->
                q.setSchemaUpdateOptions(
                    v.list().stream().map(o -> o.oneOf(SchemaUpdateOption.class)).toList()))
        .put("timePartitioning", (q, v) -> q.setTimePartitioning(TableShapes.timePartitioning(v)))
        .put("writeDisposition", (q, v) -> q.setWriteDisposition(v.oneOf(WriteDisposition.class)));
  }

  private static DatasetId dataset(OptionValue value) {
    OptionValue.Fields fields = value.fields("projectId", "datasetId");
    String dataset = fields.required("datasetId").text();
    return fields.fields().containsKey("projectId")
        ? DatasetId.of(fields.required("projectId").text(), dataset)
        : DatasetId.of(dataset);
  }

  private static void parameters(QueryJobConfiguration.Builder query, OptionValue value) {
    for (OptionValue one : value.list()) {
      OptionValue.Fields fields = one.fields("name", "parameterType", "parameterValue");
      QueryParameterValue parameter =
          parameter(fields.required("parameterType"), fields.required("parameterValue"));
      if (fields.fields().containsKey("name")) {
        query.addNamedParameter(fields.required("name").text(), parameter);
      } else {
        query.addPositionalParameter(parameter);
      }
    }
  }

  private static QueryParameterValue parameter(OptionValue type, OptionValue value) {
    OptionValue.Fields types = type.fields("type", "arrayType");
    OptionValue.Fields values = value.fields("value", "arrayValues");
    QueryParameterValue.Builder made =
        QueryParameterValue.newBuilder()
            .setType(types.required("type").oneOf(StandardSQLTypeName.class));
    values.with("value", v -> made.setValue(v.text()));
    values.with(
        "arrayValues",
        v -> {
          StandardSQLTypeName element = scalar(types.required("arrayType"));
          made.setArrayType(element).setArrayValues(elements(element, v));
        });
    return made.build();
  }

  private static StandardSQLTypeName scalar(OptionValue type) {
    return type.fields("type").required("type").oneOf(StandardSQLTypeName.class);
  }

  private static List<QueryParameterValue> elements(StandardSQLTypeName type, OptionValue values) {
    return values.list().stream()
        .map(one -> one.fields("value").required("value").text())
        .map(text -> QueryParameterValue.newBuilder().setType(type).setValue(text).build())
        .toList();
  }
}

package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.TableInfo;
import dev.bqt.runtime.cloud.TableChange;
import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.cloud.TableShape;
import dev.bqt.runtime.cloud.Tables;
import java.util.Optional;
import java.util.function.Supplier;

/** BigQuery's datasets and tables over Google's client, by its REST API. */
final class BigQueryTables implements Tables {
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final BigQueryRequests requests;
  private final Supplier<BigQuery> client;
  private final RetryPolicy retries;

  /**
   * @param project that asks
   * @param client builds the client when it is first needed
   */
  BigQueryTables(String project, Supplier<BigQuery> client, RetryPolicy retries) {
    this.requests = new BigQueryRequests(project);
    this.client = client;
    this.retries = retries;
  }

  @Override
  public boolean createDatasetIfAbsent(String project, String dataset, String location) {
    DatasetInfo wanted =
        DatasetInfo.newBuilder(DatasetId.of(project, dataset)).setLocation(location).build();
    Asked asked = requests.createDataset(project, dataset);
    return retries
        .run(() -> asked.answerUnless(CONFLICT, () -> client.get().create(wanted)))
        .isPresent();
  }

  @Override
  public Optional<TableShape> find(TableName table) {
    Asked asked = requests.table("Looking up", table);
    return retries
        .run(
            () ->
                asked.answer(
                    () -> Optional.ofNullable(client.get().getTable(TableShapes.id(table)))))
        .map(TableReading::shape);
  }

  @Override
  public boolean createIfAbsent(TableName table, TableShape shape) {
    TableInfo wanted = TableDrafts.of(table, shape);
    Asked asked = requests.table("Creating", table);
    return retries
        .run(() -> asked.answerUnless(CONFLICT, () -> client.get().create(wanted)))
        .isPresent();
  }

  @Override
  public Optional<TableShape> patch(TableName table, TableChange change) {
    TableInfo wanted = TableDrafts.of(table, change);
    Asked asked = requests.table("Changing", table);
    return retries
        .run(() -> asked.answerUnless(NOT_FOUND, () -> client.get().update(wanted)))
        .map(TableReading::shape);
  }

  @Override
  public boolean delete(TableName table) {
    Asked asked = requests.table("Deleting", table);
    return retries.run(() -> asked.answer(() -> client.get().delete(TableShapes.id(table))));
  }
}

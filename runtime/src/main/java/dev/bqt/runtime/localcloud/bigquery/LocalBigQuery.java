package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.sql.Dialect;
import java.nio.file.Path;
import java.util.Map;

/** BigQuery over a DuckDB file. */
public final class LocalBigQuery implements AutoCloseable {
  private final Warehouse warehouse;
  private final JobRunner runner;
  private final Datasets datasets;
  private final Tables tables;
  private final Jobs jobs;
  private final Queries queries;
  private final Definitions definitions;
  private final JobStore store;

  private LocalBigQuery(
      LocalCloudSettings settings, Warehouse warehouse, SourceFiles files, TargetFiles targets) {
    this.warehouse = warehouse;
    String project = settings.projectId();
    Catalog catalog = new Catalog(project);
    this.store = new JobStore(warehouse);
    this.datasets = new Datasets(warehouse, catalog, project, settings.clock());
    this.tables = new Tables(warehouse, catalog, datasets, settings.clock());
    this.definitions = new Definitions(catalog, datasets);
    Dialect dialect = new Dialect(project, catalog::schemaOf);
    Map<String, JobKind> kinds =
        Map.of(
            "load", new LoadJobs(warehouse, catalog, files),
            "query", new QueryJobs(catalog, dialect, definitions, settings.clock()),
            "copy", new CopyJobs(catalog),
            "extract", new ExtractJobs(warehouse, catalog, targets));
    this.runner = new JobRunner(warehouse, store, settings.clock(), settings.jobs(), kinds);
    this.jobs = new Jobs(store, runner, datasets, settings.clock());
    this.queries = new Queries(warehouse, catalog, jobs, store, runner);
  }

  /**
   * Opens the warehouse of the root, creates what its schema file defines, and lets jobs go on that
   * were not done.
   *
   * @throws LocalCloudException when file or schema cannot be used
   */
  public static LocalBigQuery open(
      LocalCloudSettings settings, SourceFiles files, TargetFiles targets) {
    Path root = settings.root();
    Warehouse warehouse =
        Warehouse.open(
            root.resolve("warehouse.duckdb"),
            root.resolve("state").resolve("rows"),
            settings.failpoint());
    LocalBigQuery opened = new LocalBigQuery(settings, warehouse, files, targets);
    try {
      new SchemaFile(root.resolve("schema.sql"), settings.projectId())
          .run(warehouse, opened.definitions);
    } catch (LocalCloudException e) {
      warehouse.close();
      throw e;
    }
    opened.forgetResults();
    opened.store.unfinished().forEach(opened.runner::submit);
    return opened;
  }

  /** Results of queries that named no table are of no use to another process. */
  private void forgetResults() {
    warehouse.write(
        "catalog",
        connection -> {
          Warehouse.execute(
              connection, "DROP SCHEMA IF EXISTS " + Names.quote(Results.DATASET) + " CASCADE");
          return null;
        });
  }

  /** Adds what is answered here. */
  public void addTo(Router router) {
    datasets.addTo(router);
    tables.addTo(router);
    jobs.addTo(router);
    queries.addTo(router);
  }

  @Override
  public void close() {
    runner.close();
    warehouse.close();
  }
}

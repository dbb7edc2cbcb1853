package dev.bqt.runtime.cloud;

import dev.bqt.runtime.cloud.Outages.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A warehouse whose calls tell whether BigQuery answers. */
final class WatchedWarehouse implements Warehouse {
  private final Warehouse warehouse;
  private final Outages outages;

  WatchedWarehouse(Warehouse warehouse, Outages outages) {
    this.warehouse = warehouse;
    this.outages = outages;
  }

  private <T> T ask(Supplier<T> call) {
    return outages.ask(Service.BIGQUERY, call);
  }

  @Override
  public String defaultProject() {
    return warehouse.defaultProject();
  }

  @Override
  public Optional<String> location(String project, String dataset) {
    return ask(() -> warehouse.location(project, dataset));
  }

  @Override
  public Map<String, String> refusedOptions(String sourceFormat, Map<String, Object> options) {
    return warehouse.refusedOptions(sourceFormat, options);
  }

  @Override
  public JobReport submit(JobRequest request) {
    return ask(() -> warehouse.submit(request));
  }

  @Override
  public Optional<JobReport> burn(JobName name) {
    return ask(() -> warehouse.burn(name));
  }

  @Override
  public Optional<JobReport> job(JobName name) {
    return ask(() -> warehouse.job(name));
  }

  @Override
  public List<JobReport> jobs(JobFilter filter) {
    return ask(() -> warehouse.jobs(filter));
  }

  @Override
  public QueryRows query(String sql) {
    return ask(() -> warehouse.query(sql));
  }
}

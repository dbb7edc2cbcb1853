package dev.bqt.runtime.scale;

import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.Warehouse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * BigQuery that runs each job at once, and keeps the first of its files, and how many they were:
 * whoever asks for one job is told all of them, made from their numbers.
 */
final class BriefWarehouse implements Warehouse {
  private final Map<JobName, JobReport> jobs = new LinkedHashMap<>();
  private long files;
  private int burned;

  /** How many files were loaded. */
  long files() {
    return files;
  }

  /** All jobs. */
  Collection<JobReport> reports() {
    return jobs.values();
  }

  /** How many jobs there were. */
  int jobs() {
    return jobs.size();
  }

  /** How many ids of jobs were used up. */
  int burned() {
    return burned;
  }

  @Override
  public String defaultProject() {
    return "local";
  }

  @Override
  public Optional<String> location(String project, String dataset) {
    return Optional.of("US");
  }

  @Override
  public Map<String, String> refusedOptions(String sourceFormat, Map<String, Object> options) {
    return Map.of();
  }

  @Override
  public JobReport submit(JobRequest asked) {
    LoadRequest request = (LoadRequest) asked;
    List<String> uris = request.sourceUris();
    if (jobs.put(request.job(), report(request, uris.subList(0, 1))) == null) {
      files += uris.size();
    }
    return report(request, uris);
  }

  private static JobReport report(LoadRequest request, List<String> uris) {
    return new JobReport(
        request.job(),
        JobReport.State.DONE,
        null,
        List.of(),
        request.labels(),
        uris,
        request.sourceUris().size());
  }

  @Override
  public Optional<JobReport> burn(JobName name) {
    burned++;
    return Optional.empty();
  }

  @Override
  public Optional<JobReport> job(JobName name) {
    return Optional.ofNullable(jobs.get(name)).map(BriefWarehouse::whole);
  }

  private static JobReport whole(JobReport brief) {
    String first = brief.sourceUris().get(0);
    int number = NumberedStore.numberOf(first.substring(first.indexOf('/', "gs://".length()) + 1));
    return new JobReport(
        brief.name(),
        brief.state(),
        brief.failure(),
        brief.errors(),
        brief.labels(),
        IntStream.range(number, number + (int) brief.outputRows())
            .mapToObj(each -> "gs://" + NumberedStore.BUCKET + "/" + NumberedStore.name(each))
            .toList(),
        brief.outputRows());
  }

  @Override
  public List<JobReport> jobs(JobFilter filter) {
    return List.copyOf(jobs.values());
  }

  @Override
  public QueryRows query(String sql) {
    throw new AssertionError("No test asks this: " + sql);
  }
}

package dev.bqt.runtime.cloud.google;

import com.google.api.gax.paging.Page;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetField;
import com.google.cloud.bigquery.BigQuery.DatasetOption;
import com.google.cloud.bigquery.BigQuery.JobField;
import com.google.cloud.bigquery.BigQuery.JobListOption;
import com.google.cloud.bigquery.BigQuery.JobOption;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.JobFilter;
import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.Warehouse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** BigQuery's jobs over Google's client, by its REST API. */
final class BigQueryWarehouse implements Warehouse {
  /** What is read of a job, besides what the client itself asks for: name and configuration. */
  private static final JobField[] TOLD = {JobField.STATUS, JobField.STATISTICS};

  private final String project;
  private final BigQueryRequests requests;
  private final Supplier<BigQuery> client;
  private final RetryPolicy retries;

  /** The client lists the jobs of its own project only: one for each other that is asked about. */
  private final Map<String, BigQuery> listers = new ConcurrentHashMap<>();

  /**
   * @param project that is meant where a table names none
   * @param client builds the client when it is first needed
   */
  BigQueryWarehouse(String project, Supplier<BigQuery> client, RetryPolicy retries) {
    this.project = project;
    this.requests = new BigQueryRequests(project);
    this.client = client;
    this.retries = retries;
  }

  @Override
  public String defaultProject() {
    return project;
  }

  @Override
  public Optional<String> location(String project, String dataset) {
    DatasetId id = DatasetId.of(project, dataset);
    DatasetOption field = DatasetOption.fields(DatasetField.LOCATION);
    Asked asked = requests.location(project, dataset);
    return retries
        .run(() -> asked.answer(() -> Optional.ofNullable(client.get().getDataset(id, field))))
        .map(DatasetInfo::getLocation);
  }

  @Override
  public Map<String, String> refusedOptions(String sourceFormat, Map<String, Object> options) {
    return LoadOptions.refused(sourceFormat, options);
  }

  @Override
  public JobReport submit(JobRequest request) {
    JobInfo job = JobInfo.of(id(request.job()), JobConfigurations.of(request));
    Asked asked = requests.submit(request);
    return retries.run(() -> taken(asked, job, request.job()));
  }

  /**
   * Asks once. A refusal is not the last word: a reply that was lost, and a repetition, may hide a
   * job that was taken. Only one that is not there was refused.
   */
  private JobReport taken(Asked asked, JobInfo job, JobName name) {
    try {
      Job taken = created(asked, job);
      // After a 409, too, the client answers with the job, but then without its status.
      return taken.getStatus() == null
          ? existing(name, collision(asked, null))
          : JobReading.report(taken, name);
    } catch (CloudFailure refusal) {
      return existing(name, refusal);
    }
  }

  private Job created(Asked asked, JobInfo job) {
    try {
      return asked.answer(() -> client.get().create(job));
    } catch (NullPointerException e) {
      // On a 409 the client looks the job up itself, and trusts that it is found.
      throw collision(asked, e);
    }
  }

  private static CloudFailure collision(Asked asked, Throwable cause) {
    return asked.failed(
        FailureKind.ATTACH,
        409,
        "duplicate",
        "BigQuery has a job of that id, but shows none in that location",
        cause);
  }

  private JobReport existing(JobName name, CloudFailure refusal) {
    try {
      return look(name).orElseThrow(() -> refusal);
    } catch (CloudFailure unseen) {
      if (unseen != refusal) {
        refusal.addSuppressed(unseen);
      }
      boolean unknown = unseen != refusal && unseen.kind().isPassing();
      throw unknown || refusal.kind() == FailureKind.ATTACH ? unseen : refusal;
    }
  }

  @Override
  public Optional<JobReport> burn(JobName name) {
    QueryJobConfiguration trivial = QueryJobConfiguration.newBuilder("SELECT 1").build();
    Asked asked = requests.job(name);
    takeId(asked, JobInfo.of(id(name), trivial));
    // Where the id was taken already, too, the client answers with a job: only a look tells which.
    JobReport report = job(name).orElseThrow(() -> collision(asked, null));
    return report.sourceUris().isEmpty() ? Optional.empty() : Optional.of(report);
  }

  /** A 409 is as good: the client hides it while the job there is less than a day old. */
  private void takeId(Asked asked, JobInfo query) {
    try {
      retries.run(() -> created(asked, query));
    } catch (CloudFailure failure) {
      if (failure.kind() != FailureKind.ATTACH) {
        throw failure;
      }
    }
  }

  @Override
  public Optional<JobReport> job(JobName name) {
    return retries.run(() -> look(name));
  }

  private Optional<JobReport> look(JobName name) {
    return requests
        .job(name)
        .answer(() -> Optional.ofNullable(client.get().getJob(id(name), JobOption.fields(TOLD))))
        .map(job -> JobReading.report(job, name));
  }

  @Override
  public List<JobReport> jobs(JobFilter filter) {
    Asked asked = requests.jobs(filter.project());
    List<JobReport> reports = new ArrayList<>();
    Supplier<Page<Job>> next = () -> lister(filter.project()).listJobs(options(filter));
    for (int page = 0; next != null && page < filter.pages(); page++) {
      Supplier<Page<Job>> asking = next;
      Page<Job> jobs = retries.run(() -> asked.answer(asking));
      readInto(reports, jobs.getValues().iterator(), filter.project());
      next = jobs.hasNextPage() ? jobs::getNextPage : null;
    }
    return List.copyOf(reports);
  }

  private static JobListOption[] options(JobFilter filter) {
    List<JobListOption> options = new ArrayList<>();
    options.add(JobListOption.pageSize(JobFilter.PAGE));
    options.add(JobListOption.fields(TOLD));
    if (filter.from() != null) {
      options.add(JobListOption.minCreationTime(filter.from().toEpochMilli()));
    }
    if (filter.until() != null) {
      options.add(JobListOption.maxCreationTime(filter.until().toEpochMilli()));
    }
    if (!filter.states().isEmpty()) {
      options.add(
          JobListOption.stateFilter(
              filter.states().stream()
                  .map(state -> JobStatus.State.valueOf(state.name()))
                  .toArray(JobStatus.State[]::new)));
    }
    return options.toArray(JobListOption[]::new);
  }

  private BigQuery lister(String project) {
    return project.equals(this.project)
        ? client.get()
        : listers.computeIfAbsent(
            project,
            other ->
                client.get().getOptions().toBuilder().setProjectId(other).build().getService());
  }

  private static void readInto(List<JobReport> reports, Iterator<Job> jobs, String project) {
    while (jobs.hasNext()) {
      try {
        reports.add(JobReading.report(jobs.next(), new JobName(project, "", "")));
      } catch (IllegalArgumentException | NullPointerException unreadable) {
        // Somebody else's job of a kind that this client does not know, or a list that leaves out
        // what was asked for: who misses a job here looks it up by its name.
        continue;
      }
    }
  }

  @Override
  public QueryRows query(String sql) {
    Asked asked = requests.query(sql);
    QueryJobConfiguration query =
        QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false).build();
    Supplier<QueryRows> asking = () -> asked.answer(() -> rows(asked, query));
    return isRead(sql) ? retries.run(asking) : retries.runOnce(asking);
  }

  /** Whether it is one statement that only reads: it may be asked twice. */
  private static boolean isRead(String sql) {
    String one = sql.strip().replaceFirst(";\\s*$", "");
    return one.matches("(?is)(SELECT|WITH)\\b[^;]*");
  }

  private QueryRows rows(Asked asked, QueryJobConfiguration query) {
    try {
      TableResult result = client.get().query(query);
      return result.getSchema() == null ? changes(result) : ResultReading.rows(result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw asked.failed(FailureKind.AGAIN, 0, "", "interrupted while it ran", e);
    }
  }

  /** How many rows were changed only the job tells. */
  private QueryRows changes(TableResult result) {
    Job job = result.getJobId() == null ? null : client.get().getJob(result.getJobId());
    Long changed =
        job != null && job.getStatistics() instanceof QueryStatistics figures
            ? figures.getNumDmlAffectedRows()
            : null;
    return new QueryRows(List.of(), List.of(), changed);
  }

  private static JobId id(JobName name) {
    return JobId.newBuilder()
        .setProject(name.project())
        .setLocation(name.location())
        .setJob(name.id())
        .build();
  }
}

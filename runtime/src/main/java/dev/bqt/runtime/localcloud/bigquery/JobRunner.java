package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings jobs from PENDING over RUNNING to DONE. What a job changes and its being DONE are one
 * transaction, so that a job which a kill has stopped simply begins again.
 */
final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int PATIENCE_SECONDS = 5;

  private final JobStore store;
  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<String, JobKind> kinds;
  private final Phaser running = new Phaser(1);
  private volatile boolean closing;

  JobRunner(
      Warehouse warehouse,
      JobStore store,
      InstantSource clock,
      Executor executor,
      Map<String, JobKind> kinds) {
    this.warehouse = warehouse;
    this.store = store;
    this.clock = clock;
    this.executor = executor;
    this.kinds = kinds;
  }

  /** Runs the job later, elsewhere. */
  void submit(Job job) {
    executor.execute(() -> run(job));
  }

  /** Runs the job here and now; does nothing when it is done already. */
  void run(Job submitted) {
    if (closing) {
      return;
    }
    running.register();
    try {
      Optional<Job> job =
          store.find(submitted.project(), Optional.of(submitted.location()), submitted.id());
      if (job.isPresent() && !job.get().isDone()) {
        toTheEnd(job.get());
      }
    } finally {
      running.arriveAndDeregister();
    }
  }

  private void toTheEnd(Job pending) {
    Job job = pending.running(clock.instant());
    if (!store.save(job)) {
      return;
    }
    try (JobKind.Change change = kinds.get(job.kind()).prepare(job)) {
      warehouse.write(
          job.kind(),
          connection -> {
            ObjectNode figures = change.apply(connection);
            if (!JobStore.save(connection, job.succeeded(clock.instant(), figures))) {
              throw new LoadFailure(
                  "stopped", "Job execution was cancelled: User requested" + " cancellation");
            }
            return job;
          });
    } catch (LoadFailure e) {
      fail(job, e);
    } catch (CloudError e) {
      fail(job, new LoadFailure(e.reason(), e.getMessage()));
    } catch (RuntimeException e) {
      broken(job, e);
    }
  }

  private void broken(Job job, RuntimeException e) {
    if (closing) {
      LOG.info("Job {} was interrupted and will go on when the warehouse is opened again", job);
      return;
    }
    LOG.warn("Job {}", job, e);
    fail(job, new LoadFailure("internalError", "Fault in localcloud: " + e.getMessage()));
  }

  private void fail(Job job, LoadFailure failure) {
    store.save(job.failed(clock.instant(), failure.result(), failure.errors()));
  }

  /** Ends a job that has not been done. */
  void cancel(Job job) {
    fail(
        job,
        new LoadFailure("stopped", "Job execution was cancelled: User requested cancellation"));
  }

  /** Lets no further job begin and waits a little for those that run. */
  void close() {
    closing = true;
    int phase = running.arrive();
    try {
      running.awaitAdvanceInterruptibly(phase, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      LOG.info("Jobs are still running; they will go on when the warehouse is opened again");
    }
  }
}

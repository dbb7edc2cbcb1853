package dev.bqt.runtime.schedule;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one piece of work again and again, never two at a time. Quartz keeps its plan in the same
 * database as the ledger; every process has a plan of its own there, so that several may work at
 * once, each as if it were alone.
 */
public final class Clockwork implements AutoCloseable {
  private static final JobKey JOB = JobKey.jobKey("tick");
  private static final int TRIES = 5;
  private static final TriggerKey TRIGGER = TriggerKey.triggerKey("tick");
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

  private final Scheduler scheduler;
  private final QuartzTables tables;
  private final String name;
  private final Duration every;
  private boolean abandoned;

  private Clockwork(Scheduler scheduler, QuartzTables tables, String name, Duration every) {
    this.scheduler = scheduler;
    this.tables = tables;
    this.name = name;
    this.every = every;
  }

  /**
   * Starts at once.
   *
   * @param database where Quartz keeps its tables; they are made first where they are not there
   * @param every from the beginning of one run to that of the next; a run that takes longer delays
   *     it
   * @param now when it starts
   * @param work must not throw
   */
  public static Clockwork start(DataSource database, Duration every, Instant now, Runnable work) {
    for (int left = TRIES; ; left--) {
      try {
        return begun(database, every, now, work);
      } catch (SchedulerException | SQLException | IOException e) {
        if (left == 1 || !isAboutDatabase(e)) {
          throw new IllegalStateException("Quartz does not start: " + reasons(e), e);
        }
        LOG.info("The clock does not start, and is started again: {}", reasons(e));
      }
    }
  }

  private static Clockwork begun(DataSource database, Duration every, Instant now, Runnable work)
      throws SchedulerException, SQLException, IOException {
    QuartzTables tables = new QuartzTables(database);
    tables.make();
    tables.forgetTheDead(now);
    // Quartz knows data sources and schedulers by name, for the whole process.
    String name = "bqt-" + UUID.randomUUID();
    DBConnectionManager.getInstance().addConnectionProvider(name, new Borrowed(database));
    Scheduler scheduler = new StdSchedulerFactory(properties(name)).getScheduler();
    Clockwork clockwork = new Clockwork(scheduler, tables, name, every);
    try {
      scheduler.setJobFactory((bundle, ignored) -> new TickJob(work));
      scheduler.getListenerManager().addSchedulerListener(clockwork.new Rearming());
      clockwork.schedule();
      scheduler.start();
      return clockwork;
    } catch (SchedulerException e) {
      clockwork.abandon();
      throw e;
    }
  }

  /** It may be that only the process went away that kept the database for all. */
  private static boolean isAboutDatabase(Exception failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(SQLException.class::isInstance);
  }

  /** Quartz says what it was about; what went wrong is said by the causes. */
  private static String reasons(Exception failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .distinct()
        .collect(Collectors.joining(": "));
  }

  /**
   * After a statement whose answer was lost, because the process that had opened the database was
   * killed, say, Quartz's plan may stand as if a run were under way, and never would another begin.
   * It has one thread: whatever the plan says, no two runs overlap.
   */
  private final class Rearming extends SchedulerListenerSupport {
    @Override
    public void schedulerError(String message, SchedulerException cause) {
      LOG.info("The clock is set again: {} {}", message, cause.getMessage());
      try {
        tables.forget(name);
        schedule();
      } catch (SchedulerException | SQLException later) {
        // Quartz tries again, and tells us again.
        LOG.info("The clock cannot be set now: {}", later.getMessage());
      }
    }
  }

  private void schedule() throws SchedulerException {
    JobDetail job = JobBuilder.newJob(TickJob.class).withIdentity(JOB).build();
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(TRIGGER)
            .forJob(JOB)
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(every.toMillis())
                    .repeatForever()
                    // What was missed while a run took long is not made up for.
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }

  private static Properties properties(String name) {
    Properties properties = new Properties();
    properties.put("org.quartz.scheduler.instanceName", name);
    properties.put("org.quartz.scheduler.instanceId", "AUTO");
    properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.put("org.quartz.threadPool.threadCount", "1");
    properties.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.put(
        "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    properties.put("org.quartz.jobStore.useProperties", "true");
    properties.put("org.quartz.jobStore.dataSource", name);
    properties.put("org.quartz.jobStore.dbRetryInterval", "500");
    return properties;
  }

  /**
   * Stops without a word to the database, which is not to be gone on with: Quartz would wait until
   * it is there again. The work that runs, if any, goes on to its end.
   */
  public void abandon() {
    abandoned = true;
    try {
      scheduler.shutdown(false);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not stop: " + e.getMessage(), e);
    }
  }

  /** Waits for a run that has begun, then stops. */
  @Override
  public void close() {
    if (abandoned) {
      return;
    }
    try {
      scheduler.shutdown(true);
      tables.forget(name);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not stop: " + e.getMessage(), e);
    } catch (SQLException e) {
      LOG.info("The clock's plan is left to those that come later: {}", e.getMessage());
    }
  }
}

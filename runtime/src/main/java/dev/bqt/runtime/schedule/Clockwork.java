package dev.bqt.runtime.schedule;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
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
import org.quartz.utils.DBConnectionManager;

/**
 * Runs one piece of work again and again, never two at a time. Quartz keeps its plan in the same
 * database as the ledger.
 */
public final class Clockwork implements AutoCloseable {
  private static final JobKey JOB = JobKey.jobKey("tick");
  private static final TriggerKey TRIGGER = TriggerKey.triggerKey("tick");

  private final Scheduler scheduler;

  private Clockwork(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts at once.
   *
   * @param database where Quartz keeps its tables; they are made first where they are not there
   * @param every from the beginning of one run to that of the next; a run that takes longer delays
   *     it
   * @param work must not throw
   */
  public static Clockwork start(DataSource database, Duration every, Runnable work) {
    try {
      QuartzTables.make(database);
      // Quartz knows data sources by name, for the whole process.
      String name = "bqt-" + UUID.randomUUID();
      DBConnectionManager.getInstance().addConnectionProvider(name, new Borrowed(database));
      Scheduler scheduler = new StdSchedulerFactory(properties(name)).getScheduler();
      scheduler.setJobFactory((bundle, ignored) -> new TickJob(work));
      schedule(scheduler, every);
      scheduler.start();
      return new Clockwork(scheduler);
    } catch (SchedulerException | SQLException | IOException e) {
      throw new IllegalStateException("Quartz does not start: " + e.getMessage(), e);
    }
  }

  private static void schedule(Scheduler scheduler, Duration every) throws SchedulerException {
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
    properties.put("org.quartz.scheduler.instanceName", "bqt");
    properties.put("org.quartz.scheduler.instanceId", "AUTO");
    properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.put("org.quartz.threadPool.threadCount", "1");
    properties.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.put(
        "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    properties.put("org.quartz.jobStore.useProperties", "true");
    properties.put("org.quartz.jobStore.dataSource", name);
    return properties;
  }

  /** Waits for a run that has begun, then stops. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz does not stop: " + e.getMessage(), e);
    }
  }
}

package dev.bqt.runtime.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * The work, as Quartz wants it. It has exactly one trigger: more would let it run twice at a time.
 */
@DisallowConcurrentExecution
final class TickJob implements Job {
  private final Runnable work;

  TickJob(Runnable work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext execution) {
    work.run();
  }
}

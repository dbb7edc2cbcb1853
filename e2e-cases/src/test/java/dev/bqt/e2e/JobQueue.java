package dev.bqt.e2e;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs BigQuery's jobs when it is told to, so that a job submitted in one pass is found finished in
 * a later one; once the story is over, at once.
 */
final class JobQueue implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean atOnce;

  @Override
  public void execute(Runnable job) {
    if (atOnce) {
      job.run();
    } else {
      waiting.add(job);
    }
  }

  void drain() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  /** From now on whoever asks for a job waits for its end. */
  void runAtOnce() {
    drain();
    atOnce = true;
  }
}

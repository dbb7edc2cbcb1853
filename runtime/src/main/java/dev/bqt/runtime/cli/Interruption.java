package dev.bqt.runtime.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, answered politely: what runs is asked to stop, and the process waits until it has tidied
 * up.
 */
final class Interruption implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ask, "interrupted");

  private Interruption() {}

  /** Listens from now on until it is closed. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What to do when the process is asked to stop. */
  void whenAsked(Runnable stop) {
    asked.thenRun(stop);
  }

  /** Asks what runs to stop, and returns when it has tidied up: what Ctrl-C does. */
  void ask() {
    asked.complete(null);
    try {
      closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was running has stopped and is tidied up: the process may end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException processIsEnding) {
      // Nothing to take back: the hook has just been let go on.
    }
  }
}

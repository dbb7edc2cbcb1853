package dev.bqt.runtime.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sixteen threads that do the same at once. */
final class Race {
  static final int RUNNERS = 16;

  private Race() {}

  /** What each of them got; the first exception, if any, is thrown. */
  static <T> List<T> of(IntFunction<Callable<T>> runner) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
    try {
      CyclicBarrier start = new CyclicBarrier(RUNNERS);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < RUNNERS; i++) {
        Callable<T> own = runner.apply(i);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return own.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

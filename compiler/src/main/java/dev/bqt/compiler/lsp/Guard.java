package dev.bqt.compiler.lsp;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps the server alive: what fails is told to the client and answered with nothing. */
final class Guard {

  private final Consumer<String> log;

  Guard(Consumer<String> log) {
    this.log = log;
  }

  /** The answer to a request, or {@code nothing} if it could not be found because of our fault. */
  <T> T answer(String request, T nothing, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (RuntimeException | AssertionError | StackOverflowError fault) {
      log.accept(
          "bqt lsp, " + request + ": a fault of bqt, please report it: " + fault + at(fault));
      return nothing;
    }
  }

  void run(String task, Runnable body) {
    answer(
        task,
        null,
        () -> {
          body.run();
          return null;
        });
  }

  private static String at(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}

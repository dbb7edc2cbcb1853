package dev.bqt.runtime.route;

import dev.bqt.runtime.route.document.ObjectView;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Reads how long the windows of a rule are. */
final class WindowReader {
  /** BqTail's default. */
  private static final long DEFAULT_SECONDS = 95;

  private static final long SHORTEST_SENSIBLE = 10;
  private static final long LONGEST = TimeUnit.DAYS.toSeconds(366);
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Report report;

  WindowReader(Report report) {
    this.report = report;
  }

  /** The length; {@code DurationInSec} comes before {@code Duration}, which is in nanoseconds. */
  Duration read(ObjectView batch) {
    ObjectView window = batch.child("Window");
    long seconds = window.number("DurationInSec");
    if (seconds != 0) {
      check(window, "DurationInSec", seconds);
      return Duration.ofSeconds(seconds);
    }
    long nanos = window.number("Duration");
    if (nanos == 0) {
      return Duration.ofSeconds(DEFAULT_SECONDS);
    }
    if (nanos % NANOS != 0) {
      error(window, "Duration", nanos + " ns are not whole seconds", "Duration is in nanoseconds");
    } else {
      check(window, "Duration", nanos / NANOS);
    }
    return Duration.ofNanos(nanos);
  }

  private void check(ObjectView window, String key, long seconds) {
    if (seconds < 0) {
      error(window, key, "a window cannot be negative", "write 10 seconds or more");
    } else if (seconds > LONGEST) {
      error(window, key, "a window longer than a year", "DurationInSec is in seconds");
    } else if (seconds < SHORTEST_SENSIBLE) {
      String message = "a window of " + seconds + " s is very short";
      report.warning(window.placeOf(key), window.pathOf(key), message, "write 10 s or more");
    }
  }

  private void error(ObjectView window, String key, String message, String advice) {
    report.error(window.placeOf(key), window.pathOf(key), message, advice);
  }
}

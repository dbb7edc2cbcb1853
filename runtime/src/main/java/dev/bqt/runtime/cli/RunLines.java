package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Change;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.StepRow;
import dev.bqt.runtime.ledger.WindowPlace;
import dev.bqt.runtime.ledger.WindowRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a change of the ledger is called, in a line for people. */
public final class RunLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private RunLines() {}

  /** The line; empty when the change is not worth one. */
  public static Optional<String> of(Change change) {
    if (change instanceof Change.OfWindow window) {
      return Optional.ofNullable(window(window.before(), window.after()));
    }
    if (change instanceof Change.Joined joined) {
      return Optional.of(
          name(joined.window()) + ": " + count(joined.objects(), "object") + " joined");
    }
    if (change instanceof Change.OfJob job) {
      return Optional.ofNullable(job(job.before(), job.after()));
    }
    if (change instanceof Change.OfStep step) {
      return Optional.of(step(step.after()));
    }
    if (change instanceof Change.OfQuota quota) {
      return Optional.of(WaitingTables.line(quota.waiting(), quota.windows()));
    }
    return Optional.ofNullable(object(((Change.OfObject) change).object()));
  }

  /**
   * Whether the line tells of something that a person should look at, and that no other one tells:
   * why a window fails is told by its jobs and steps.
   */
  static boolean isTrouble(Change change) {
    if (change instanceof Change.OfWindow window) {
      WindowRow after = window.after();
      boolean told = after.failed() && after.state() == WindowRow.State.FAILED;
      return after.reason() != null && after.state() != WindowRow.State.DONE && !told;
    }
    if (change instanceof Change.OfJob job) {
      return job.after().reason() != null;
    }
    if (change instanceof Change.OfStep step) {
      return step.after().reason() != null;
    }
    return change instanceof Change.OfQuota
        || change instanceof Change.OfObject object && object(object.object()) != null;
  }

  static String dayAndTime(Instant time) {
    return DAY_AND_TIME.format(time);
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** Table, folder and end: windows of one rule and table differ by their folders. */
  static String name(WindowRow window) {
    return "window "
        + window.tableText()
        + " of "
        + folder(window.place())
        + " until "
        + DAY_AND_TIME.format(window.key().end());
  }

  private static String folder(WindowPlace place) {
    String root = "gs://" + place.bucket() + "/";
    return place.folder().isEmpty() ? root : root + place.folder() + "/";
  }

  static String count(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private static String window(WindowRow before, WindowRow after) {
    if (before == null) {
      return name(after) + ": opened (event " + after.id() + ")";
    }
    if (before.state() == after.state()) {
      boolean postponed = after.retry().tries() > before.retry().tries();
      return postponed ? name(after) + ": is tried again" + because(after.reason()) : null;
    }
    return switch (after.state()) {
      case CLOSED -> name(after) + ": closed";
      case DONE -> name(after) + ": done" + because(after.reason());
      case FAILED -> name(after) + ": failed" + because(after.reason());
      case AMBIGUOUS -> name(after) + ": ambiguous" + because(after.reason());
      case FOREIGN -> name(after) + ": somebody else's" + because(after.reason());
      case OPEN, LOADING, ACTING -> null;
    };
  }

  private static String job(JobRow before, JobRow after) {
    if (before == null) {
      return null;
    }
    return switch (after.state()) {
      case PLANNED -> "job " + after.id() + ": not taken, is tried again" + because(after.reason());
      case SUBMITTED -> "job " + after.id() + ": submitted";
      case SUCCEEDED -> "job " + after.id() + ": loaded " + count(after.outputRows(), "row");
      case LOST -> "job " + after.id() + ": lost" + because(after.reason());
      case FAILED -> "job " + after.id() + ": failed" + because(FailureText.of(after.reason()));
      case REFUSED -> "job " + after.id() + ": refused" + because(after.reason());
      case STOPPED -> "job " + after.id() + ": stopped" + because(FailureText.of(after.reason()));
      case BURNED -> null;
    };
  }

  private static String step(StepRow step) {
    String what = "step " + step.action() + " of window " + step.windowId();
    return switch (step.state()) {
      case PLANNED -> what + ": is tried again" + because(step.reason());
      case DONE -> what + ": done" + because(step.reason());
      case FAILED -> what + ": failed" + because(step.reason());
    };
  }

  private static String object(ObjectRow object) {
    return switch (object.state()) {
      case REFUSED, SUPERSEDED, GONE, FOREIGN, HELD, QUARANTINED ->
          object.uri()
              + ": "
              + object.state().name().toLowerCase(Locale.ROOT)
              + because(object.reason());
      case ENROLLED, SUBMITTED, LOADED, FAILED -> null;
    };
  }

  private static String because(String reason) {
    return reason == null ? "" : ": " + reason.replace("\n", "\n    ");
  }

  private static String because(FailureText failure) {
    return ": " + String.join("\n    ", failure.lines());
  }
}

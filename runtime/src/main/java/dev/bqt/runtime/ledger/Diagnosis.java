package dev.bqt.runtime.ledger;

import dev.bqt.runtime.ledger.shared.OlderState;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/** Why a ledger could not be opened, in a sentence that says what to do. */
final class Diagnosis {
  private static final int H2_LOCKED = 90020;
  private static final Set<Integer> H2_DAMAGED = Set.of(90028, 90030, 90031, 50000);
  private static final int H2_OTHER_FORMAT = 90048;

  private Diagnosis() {}

  static String of(String jdbcUrl, Throwable failure) {
    String where = "The ledger " + jdbcUrl.replaceAll("^jdbc:h2:(async:)?|;.*", "") + " ";
    Optional<OlderState> older = OlderState.in(failure);
    if (older.isPresent()) {
      return older.get().getMessage();
    }
    SQLException sql = find(failure, SQLException.class);
    if (sql != null && sql.getErrorCode() == H2_LOCKED) {
      return where
          + "is in use by another process. Stop that one first, or give this one a directory of its"
          + " own.";
    }
    if (sql != null && H2_DAMAGED.contains(sql.getErrorCode())) {
      return where
          + "is damaged ("
          + firstLine(sql)
          + "). Restore it from a copy. Without one, move the state directory away: everything in"
          + " the buckets is then taken for new, so move away first what was loaded already.";
    }
    if (sql != null && sql.getErrorCode() == H2_OTHER_FORMAT) {
      return where
          + "was written in a format that this version does not read. Use the version of bqt that"
          + " wrote it, or a newer one.";
    }
    if (find(failure, FlywayException.class) != null) {
      return where
          + "was made by another version of bqt, probably a newer one: "
          + firstLine(failure)
          + " Use that version, or a newer one.";
    }
    return where + "cannot be opened: " + firstLine(failure);
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}

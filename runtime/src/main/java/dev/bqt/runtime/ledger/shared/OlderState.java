package dev.bqt.runtime.ledger.shared;

import java.sql.SQLException;
import java.util.Optional;

/** A database is not what it was any more; the message says where, what is at risk, what to do. */
public final class OlderState extends SQLException {
  private static final long serialVersionUID = 1L;

  OlderState(String message) {
    super(message);
  }

  /** The one among the causes of a failure; empty when it failed for another reason. */
  public static Optional<OlderState> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OlderState older) {
        return Optional.of(older);
      }
    }
    return Optional.empty();
  }
}

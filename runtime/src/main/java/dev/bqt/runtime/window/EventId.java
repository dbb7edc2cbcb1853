package dev.bqt.runtime.window;

import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.ledger.WindowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongPredicate;

/** The id of a window: the same for the same window, whoever opens it and however often. */
final class EventId {
  private EventId() {}

  /**
   * First 63 bits of the SHA-256 over the window's key, the object that opens it and a counter that
   * is raised until the id is free.
   */
  static long of(WindowKey key, ObjectVersion opener, LongPredicate taken) {
    for (int counter = 0; ; counter++) {
      long id = of(key, opener, counter);
      if (!taken.test(id)) {
        return id;
      }
    }
  }

  /** The one with the counter at 0, whoever has it: the same in every ledger. */
  static long first(WindowKey key, ObjectVersion opener) {
    return of(key, opener, 0);
  }

  private static long of(WindowKey key, ObjectVersion opener, int counter) {
    String input =
        String.join(
            "\0",
            key.ruleKey(),
            key.destination(),
            key.end().toString(),
            opener.bucket(),
            opener.name(),
            Long.toString(opener.generation()),
            Integer.toString(counter));
    byte[] hash = sha256().digest(input.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong() >>> 1;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}

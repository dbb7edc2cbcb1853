package dev.bqt.runtime.faults;

/** What may go wrong with one request. */
public enum Fault {
  /** It never arrives. */
  DROP(0, ""),
  /** It arrives, and half of the answer comes back. */
  CUT(0, ""),
  /** It arrives twice; the second answer is the one that is heard. */
  REPEAT(0, ""),
  /** It arrives, and the line breaks before the answer. */
  LOSE_REPLY(0, ""),
  /** Nobody hears of it in time, and it arrives some calls later. */
  DELAY(0, ""),
  /** It never arrives; somebody on the way says that it collides, in BigQuery's words. */
  COLLISION(409, "duplicate"),
  /** Somebody on the way says that its condition does not hold. */
  CONDITION(412, "conditionNotMet"),
  /** Too many at once. */
  TOO_MANY(429, "rateLimitExceeded"),
  /** A fault inside. */
  INTERNAL(500, "backendError"),
  /** Nobody is there. */
  UNAVAILABLE(503, "backendError");

  private final int status;
  private final String reason;

  Fault(int status, String reason) {
    this.status = status;
    this.reason = reason;
  }

  boolean isAnswer() {
    return status != 0;
  }

  int status() {
    return status;
  }

  /** The answer, as Google's JSON APIs write it. */
  String body() {
    return """
        {"error": {"code": %d, "message": "a fault of the test",
          "errors": [{"domain": "global", "reason": "%s", "message": "a fault of the test"}]}}
        """
        .formatted(status, reason);
  }
}

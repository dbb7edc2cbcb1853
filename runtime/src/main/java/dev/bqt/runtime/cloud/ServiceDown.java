package dev.bqt.runtime.cloud;

/**
 * A call that was not made: the service has not answered several in a row. Whoever works on many
 * rows ends its turn; the next pass asks again.
 */
public final class ServiceDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which service, since when, and its last word, for people
   */
  public ServiceDown(String message) {
    super(message);
  }
}

package dev.bqt.runtime.localcloud;

/** The local cloud cannot be opened; the message says what, where and what to do. */
public class LocalCloudException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public LocalCloudException(String message) {
    super(message);
  }

  /** With a message for people and what lies beneath. */
  public LocalCloudException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.bqt.runtime.localcloud;

/** Another process has opened the folder. */
public final class LocalCloudInUse extends LocalCloudException {
  private static final long serialVersionUID = 1L;

  /** With a message for people and what lies beneath. */
  public LocalCloudInUse(String message, Throwable cause) {
    super(message, cause);
  }
}

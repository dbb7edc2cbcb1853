package dev.bqt.runtime.load;

import dev.bqt.runtime.cloud.CloudFailure;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Failed objects that somebody wants to be loaded again: those whose windows are at their end at
 * once, the others as the passes bring their windows there.
 */
public final class RetriedLoads {
  private final FailedLoads failed;
  private volatile Consumer<String> tell = said -> {};
  private String fault = "";

  /** Nothing is retried until somebody asks for it. */
  public RetriedLoads(FailedLoads failed) {
    this.failed = failed;
  }

  /**
   * Lets them be loaded again; the next passes find them as new. May throw {@link CloudFailure}.
   *
   * @param listener hears what is left as it is, and why, and what later passes let go
   * @return how many are let go at once
   */
  public int begin(Instant now, Consumer<String> listener) {
    tell = listener;
    FailedLoads.Again again = failed.retry(now);
    again.left().forEach(tell);
    return again.files();
  }

  /** Goes on with those whose windows have come to their end since; what fails is tried again. */
  public void goOn(Instant now) {
    try {
      FailedLoads.Again again = failed.goOn(now);
      again.left().forEach(tell);
      if (again.files() > 0) {
        String files = again.files() == 1 ? "1 failed file" : "%,d failed files";
        tell.accept(files.formatted(again.files()) + " more to be loaded again");
      }
    } catch (CloudFailure later) {
      String said = "failed files wait to be loaded again: " + later.getMessage();
      if (!said.equals(fault)) {
        tell.accept(said);
      }
      fault = said;
    }
  }
}

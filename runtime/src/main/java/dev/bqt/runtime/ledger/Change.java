package dev.bqt.runtime.ledger;

/** Something that a commit has changed, told to whoever watches the ledger, after the commit. */
public sealed interface Change {

  /** Whether something has moved on; not when it was tried in vain. */
  default boolean isProgress() {
    return true;
  }

  /**
   * A window was opened, moved on or was tried without success.
   *
   * @param before as it was; null when it was opened just now
   * @param after as it is
   */
  record OfWindow(WindowRow before, WindowRow after) implements Change {
    @Override
    public boolean isProgress() {
      return before == null || after.retry().tries() <= before.retry().tries();
    }
  }

  /**
   * Objects joined a window.
   *
   * @param window the window
   * @param objects how many
   */
  record Joined(WindowRow window, int objects) implements Change {}

  /**
   * An object was not enrolled, or left its way.
   *
   * @param object as it is now, with the reason
   */
  record OfObject(ObjectRow object) implements Change {}

  /**
   * A job was planned, moved on or was tried without success.
   *
   * @param before as it was; null when it was planned just now
   * @param after as it is
   */
  record OfJob(JobRow before, JobRow after) implements Change {
    @Override
    public boolean isProgress() {
      return before == null || before.state() != after.state();
    }
  }

  /**
   * A step moved on or was tried without success.
   *
   * @param after as it is
   */
  record OfStep(StepRow after) implements Change {
    @Override
    public boolean isProgress() {
      return after.state() != StepRow.State.PLANNED || after.retry().tries() == 0;
    }
  }

  /**
   * A table or project has begun to wait, for its quota is used up.
   *
   * @param waiting which, why and until when
   * @param windows how many have a job that waits for it
   */
  record OfQuota(QuotaWait waiting, long windows) implements Change {}
}

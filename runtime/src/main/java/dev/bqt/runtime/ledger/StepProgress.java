package dev.bqt.runtime.ledger;

import java.util.List;

/**
 * How far a step has come with the objects of its window.
 *
 * @param job job of the last object that is done with; null before the first
 * @param name name of that object; null before the first
 * @param left how many objects were left alone
 * @param said why, the first of them, a sentence each with semicolons between; null when none was
 * @param blocked whether what was left alone makes the step fail
 */
public record StepProgress(String job, String name, int left, String said, boolean blocked) {
  /** Nothing is done with yet. */
  public static final StepProgress NONE = new StepProgress(null, null, 0, null, false);

  private static final int SHOWN = 3;

  /**
   * After some more.
   *
   * @param last the last object that is done with
   * @param leftAlone what was left alone of them, a sentence each
   * @param fails whether that makes the step fail
   */
  public StepProgress after(ObjectRow last, List<String> leftAlone, boolean fails) {
    String words = said;
    int room = SHOWN - Math.min(left, SHOWN);
    for (String sentence : leftAlone.subList(0, Math.min(room, leftAlone.size()))) {
      words = words == null ? sentence : words + "; " + sentence;
    }
    return new StepProgress(
        last.jobId(), last.name(), left + leftAlone.size(), words, blocked || fails);
  }

  /** What was left alone, for people; null when nothing was. */
  public String reason() {
    return left > SHOWN ? said + "; and " + (left - SHOWN) + " more" : said;
  }
}

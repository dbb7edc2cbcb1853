package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Outcome;

/**
 * An action with the list that it stands in.
 *
 * @param parent the action that the list belongs to; null for a list of the rule or of a GROUP
 * @param outcome after which outcome the list is run; null for a GROUP that is done
 * @param index its place in the list, from 0
 */
public record PlacedAction(Action action, PlacedAction parent, Outcome outcome, int index) {

  /** Whether it stands below an ON FAILURE, its own list's or one further out. */
  public boolean afterFailure() {
    return outcome == Outcome.FAILURE || (parent != null && parent.afterFailure());
  }

  /** Whether it stands in the list of a GROUP, or below an action of it. */
  public boolean inGroup() {
    return parent == null ? outcome == null : parent.inGroup();
  }

  /** Whether it, or an action that it stands below, is done for each partition. */
  public boolean eachPartition() {
    boolean here =
        action.tails().stream()
            .anyMatch(
                tail ->
                    tail instanceof ActionTail.Flag flag
                        && flag.kind() == ActionTail.Flag.Kind.EACH_PARTITION);
    return here || (parent != null && parent.eachPartition());
  }
}

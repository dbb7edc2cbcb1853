package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.route.RouteAction;
import java.util.List;

/** Carries out actions. May throw {@link dev.bqt.runtime.cloud.CloudFailure}. */
public final class Actions {
  private final ObjectStore store;
  private final MoveAction moving;

  /** Carries them out in this store. */
  public Actions(ObjectStore store) {
    this.store = store;
    this.moving = new MoveAction(store);
  }

  /**
   * Carries out one action.
   *
   * @param objects what was loaded, or what failed
   */
  public ActionOutcome run(RouteAction action, List<ObjectRow> objects) {
    Targets targets = new Targets(store);
    if (action instanceof RouteAction.Delete delete) {
      return new DeleteAction(store).run(targets.of(delete.urls(), objects));
    }
    if (action instanceof RouteAction.Move move) {
      return moving.run(move, targets.of(move.urls(), objects));
    }
    throw new AssertionError("No such action: " + action);
  }
}

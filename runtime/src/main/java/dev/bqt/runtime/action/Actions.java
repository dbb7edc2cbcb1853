package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.route.RouteAction;
import java.util.List;
import java.util.Optional;

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
   * What is live now at the URLs that the rule names: whoever asks keeps the answer, so that each
   * try is about the same generations.
   *
   * @return empty when it names none: the objects of the window are meant
   */
  public Optional<List<ObjectVersion>> named(RouteAction action) {
    List<String> urls = urls(action);
    return urls.isEmpty() ? Optional.empty() : Optional.of(new Targets(store).live(urls));
  }

  /**
   * Carries out one action.
   *
   * @param versions what it is about
   * @param stillMeant asked before something is deleted that took long to come to; throws when that
   *     is not to be done any more
   */
  public ActionOutcome run(RouteAction action, List<ObjectVersion> versions, Runnable stillMeant) {
    if (action instanceof RouteAction.Move move) {
      return moving.run(move, versions, stillMeant);
    }
    return new DeleteAction(store).run(versions);
  }

  private static List<String> urls(RouteAction action) {
    if (action instanceof RouteAction.Delete delete) {
      return delete.urls();
    }
    if (action instanceof RouteAction.Move move) {
      return move.urls();
    }
    throw new AssertionError("No such action: " + action);
  }
}

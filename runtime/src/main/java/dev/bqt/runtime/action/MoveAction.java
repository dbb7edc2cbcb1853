package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.route.RouteAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Moves objects: all copies first, then the sources are deleted. Repeating it is harmless: a copy
 * is only made where nothing is, and knows which generation it was made of; a source is only
 * deleted in the very generation that was copied.
 *
 * <p>When some of many files could not be copied the others are copied all the same, and remembered
 * for as long as the process lives: the next try asks for what is missing, no more.
 */
final class MoveAction {
  /** So many failures one after the other mean that the service is down, not a file unlucky. */
  private static final int IN_A_ROW = 3;

  private final ObjectStore store;

  /** Copies of moves that are not at their end, by the URL of the copy. */
  private final Map<String, ObjectVersion> made = new ConcurrentHashMap<>();

  MoveAction(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param stillMeant asked when all copies are made, which may take long; throws when the sources
   *     are not to be deleted any more
   */
  ActionOutcome run(RouteAction.Move move, List<ObjectVersion> versions, Runnable stillMeant) {
    List<ObjectVersion> copied = new ArrayList<>();
    List<String> left = new ArrayList<>();
    boolean occupied = false;
    Patience patience = new Patience();
    for (ObjectVersion version : versions) {
      Optional<CopyOutcome> outcome = patience.ask(() -> copy(move, version));
      if (outcome.isEmpty()) {
        continue;
      }
      if (outcome.get() == CopyOutcome.OCCUPIED) {
        occupied = true;
        left.add(version.uri() + " stays: there is another " + target(move, version));
      } else if (outcome.get() == CopyOutcome.SOURCE_GONE) {
        left.add(version.uri() + " was deleted or replaced since and is not moved");
      } else {
        copied.add(version);
      }
    }
    patience.end();
    stillMeant.run();
    left.addAll(new DeleteAction(store).run(copied).leftAlone());
    versions.forEach(version -> made.remove(target(move, version)));
    Map<ObjectVersion, String> taken = new HashMap<>();
    copied.forEach(version -> taken.put(version, target(move, version)));
    return new ActionOutcome(!occupied, left, taken);
  }

  private CopyOutcome copy(RouteAction.Move move, ObjectVersion version) {
    String target = target(move, version);
    if (version.equals(made.get(target))) {
      return CopyOutcome.COPIED_BEFORE;
    }
    String bucket = Targets.bucket(move.destinationUrl());
    CopyOutcome outcome = store.copyIfAbsent(version, bucket, targetName(move, version));
    if (outcome == CopyOutcome.COPIED || outcome == CopyOutcome.COPIED_BEFORE) {
      made.put(target, version);
    }
    return outcome;
  }

  /** With what passes, as long as it does not come several times in a row. */
  private static final class Patience {
    private CloudFailure last;
    private int row;

    <T> Optional<T> ask(Supplier<T> call) {
      try {
        T answer = call.get();
        row = 0;
        return Optional.of(answer);
      } catch (CloudFailure failure) {
        last = failure;
        if (!failure.kind().isPassing() || ++row == IN_A_ROW) {
          throw failure;
        }
        return Optional.empty();
      }
    }

    /** Throws what came last; returns when nothing did. */
    void end() {
      if (last != null) {
        throw last;
      }
    }
  }

  private static String target(RouteAction.Move move, ObjectVersion version) {
    return "gs://" + Targets.bucket(move.destinationUrl()) + "/" + targetName(move, version);
  }

  private static String targetName(RouteAction.Move move, ObjectVersion version) {
    String folder = Targets.name(move.destinationUrl());
    if (move.exactly()) {
      return folder;
    }
    return folder.isEmpty() || folder.endsWith("/")
        ? folder + version.name()
        : folder + "/" + version.name();
  }
}

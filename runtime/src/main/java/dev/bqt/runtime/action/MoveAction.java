package dev.bqt.runtime.action;

import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectStore.CopyOutcome;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.route.RouteAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves objects: all copies first, then the sources are deleted. Repeating it is harmless: a copy
 * is only made where nothing is, and knows which generation it was made of; a source is only
 * deleted in the very generation that was copied.
 */
final class MoveAction {
  private final ObjectStore store;

  MoveAction(ObjectStore store) {
    this.store = store;
  }

  ActionOutcome run(RouteAction.Move move, List<ObjectVersion> versions) {
    List<ObjectVersion> copied = new ArrayList<>();
    List<String> left = new ArrayList<>();
    boolean occupied = false;
    for (ObjectVersion version : versions) {
      String bucket = Targets.bucket(move.destinationUrl());
      String name = targetName(move, version);
      CopyOutcome outcome = store.copyIfAbsent(version, bucket, name);
      if (outcome == CopyOutcome.OCCUPIED) {
        occupied = true;
        left.add(version.uri() + " stays: there is another gs://" + bucket + "/" + name);
      } else if (outcome == CopyOutcome.SOURCE_GONE) {
        left.add(version.uri() + " was deleted or replaced since and is not moved");
      } else {
        copied.add(version);
      }
    }
    left.addAll(new DeleteAction(store).run(copied).leftAlone());
    return new ActionOutcome(!occupied, left);
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

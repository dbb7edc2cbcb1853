package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DELETES_UNLOADED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.WATCHED_FOLDER_TAKEN;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/**
 * DELETE and MOVE name objects, not the folder that the rule itself watches: what has landed there
 * since would go with it.
 *
 * <p>An error if it is deleted from the bucket that is watched, which {@code $TriggerBucket} says;
 * else a warning, as nobody knows whether another bucket is the one.
 */
final class WatchedFolderStays implements Check {

  private static final String SCHEME = "gs://";
  private static final List<String> WATCHED_BUCKET = List.of("$TriggerBucket", "${TriggerBucket}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      String watched = PathConditions.of(rule).prefix();
      if (!watched.isEmpty()) {
        for (PlacedAction placed : Actions.of(rule)) {
          inspect(placed.action().verb(), watched, found);
        }
      }
    }
  }

  private static void inspect(Verb verb, String watched, Diagnostics found) {
    List<Text> urls = List.of();
    if (verb instanceof Verb.Delete delete) {
      urls = delete.urls();
    } else if (verb instanceof Verb.Move move) {
      urls = move.urls();
    }
    for (Text url : urls) {
      String address = url.value().strip();
      int slash = address.indexOf('/', Math.min(SCHEME.length(), address.length()));
      if (address.startsWith(SCHEME) && slash > 0) {
        boolean inBucket = WATCHED_BUCKET.contains(address.substring(SCHEME.length(), slash));
        // In another bucket there may well be an object of that name.
        if ((inBucket || address.endsWith("/")) && isFolder(address.substring(slash), watched)) {
          found.add(taken(verb, url, inBucket));
        }
      }
    }
  }

  /** Whether a path is the folder that is watched, one around it, or one inside of it. */
  private static boolean isFolder(String path, String watched) {
    boolean stated = path.endsWith("/");
    String folder = stated ? path : path + "/";
    return path.indexOf('$') < 0
        && folder.length() > 1
        && (watched.startsWith(folder) || stated && folder.startsWith(watched));
  }

  private static Diagnostic taken(Verb verb, Text url, boolean inBucket) {
    boolean deletes = verb instanceof Verb.Delete;
    String message =
        inBucket
            ? "This is a folder that the rule watches: what has landed there and is not loaded yet"
                + " goes, too, or nothing does."
            : "This is a folder that the rule watches, if it is in the same bucket: what is not"
                + " loaded yet would go, too, or nothing.";
    return Diagnostic.of(
            inBucket && deletes ? DELETES_UNLOADED : WATCHED_FOLDER_TAKEN, url.span(), message)
        .hint(
            deletes
                ? "Write DELETE alone: it takes what was loaded."
                : "Write MOVE TO … alone: it takes what was loaded.");
  }
}

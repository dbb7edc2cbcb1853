package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOOP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MOVE_COMES_BACK;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.Watched;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * What a rule moves, quarantines or exports does not match it at its new place.
 *
 * <p>An error if the target is in the bucket that is watched, which {@code $TriggerBucket} says; a
 * warning for another bucket, of which the compiler cannot know whether it is watched.
 */
final class MoveLeadsAway implements Check {

  private static final String SCHEME = "gs://";
  private static final String MESSAGE =
      "Objects keep their path when they are moved, so the rule matches them at their new place"
          + " again. The scheduler leaves them alone there; a cloud function that watches that"
          + " bucket would load them once more.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (!rule.whole()) {
        continue;
      }
      Watched watched = new Watched(rule.when());
      Actions.of(rule)
          .forEach(
              placed -> {
                if (placed.action().verb() instanceof Verb.Move move
                    && move.target() != null
                    && move.urls().isEmpty()
                    && !move.exactly()) {
                  inspect("MOVE", watched, move.target(), found);
                } else if (placed.action().verb() instanceof Verb.Export export) {
                  inspectExport(watched, export.target(), found);
                }
              });
      Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
      if (quarantine != null) {
        quarantine.places().forEach(each -> inspect("QUARANTINE", watched, each.url(), found));
      }
    }
  }

  private static void inspect(String verb, Watched watched, Text target, Diagnostics found) {
    String folder = folder(target.value());
    if (!watched.matchesBelow(folder)) {
      return;
    }
    String hint = hint(watched, target.value());
    if (inWatchedBucket(target.value())) {
      found.add(
          Diagnostic.of(
                  LOOP,
                  target.span(),
                  "Objects keep their path, so what "
                      + verb
                      + " writes into the watched bucket matches this rule again, for ever.")
              .hint(hint));
    } else {
      found.add(Diagnostic.of(MOVE_COMES_BACK, target.span(), MESSAGE).hint(hint));
    }
  }

  /** The path of an export is the whole path; only what is before a $ in it is known. */
  private static void inspectExport(Watched watched, Text target, Diagnostics found) {
    String path = path(target.value());
    if (path.isEmpty() || !watched.matches(path)) {
      return;
    }
    boolean loop = inWatchedBucket(target.value());
    found.add(
        Diagnostic.of(
                loop ? LOOP : MOVE_COMES_BACK,
                target.span(),
                loop
                    ? "This rule would load what it exports, and export it again, for ever."
                    : "What is exported matches the rule itself. A cloud function that watches that"
                        + " bucket would load it and export it again.")
            .hint("Export to a folder that the rule's PREFIX does not begin with."));
  }

  private static String hint(Watched watched, String target) {
    int slash = target.indexOf('/', Math.min(SCHEME.length(), target.length()));
    String folder = (slash < 0 ? target : target.substring(0, slash)) + "/loaded";
    return watched.matchesBelow(folder(folder))
        ? "Give the rule a PREFIX that their new place does not begin with."
        : "Move them to another folder, such as \"" + folder + "\".";
  }

  private static boolean inWatchedBucket(String url) {
    return url.startsWith("gs://$TriggerBucket") || url.startsWith("gs://${TriggerBucket}");
  }

  /** With a leading slash, without one at its end; empty for a bucket. */
  private static String folder(String target) {
    return path(target).replaceAll("/$", "");
  }

  private static String path(String target) {
    int slash = target.indexOf('/', Math.min(SCHEME.length(), target.length()));
    return target.startsWith(SCHEME) && slash >= 0 ? target.substring(slash) : "";
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOOP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.MOVE_COMES_BACK;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.Locale;

/**
 * What a rule moves, quarantines or exports does not match it at its new place.
 *
 * <p>An error if the target is in the bucket that is watched, which {@code $TriggerBucket} says; a
 * warning for another bucket, of which the compiler cannot know whether it is watched.
 */
final class MoveLeadsAway implements Check {

  private static final String MESSAGE =
      "Objects keep their path when they are moved, so the rule matches them at their new place"
          + " again. The scheduler leaves them alone there; a cloud function that watches that"
          + " bucket would load them once more.";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths common = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      if (rule.whole()) {
        PathConditions watched = PathConditions.of(rule);
        for (Output output : Output.of(rule)) {
          if (output.isTakenBy(watched, common)) {
            found.add(output.kept() ? kept(output, watched, common) : whole(output));
          }
        }
      }
    }
  }

  private static Diagnostic kept(Output output, PathConditions watched, CommonPaths common) {
    Diagnostic diagnostic =
        output.inWatchedBucket()
            ? Diagnostic.of(
                LOOP,
                output.target().span(),
                "Objects keep their path, so what "
                    + output.verb()
                    + " writes into the watched bucket matches this rule again, for ever.")
            : Diagnostic.of(MOVE_COMES_BACK, output.target().span(), MESSAGE);
    return diagnostic.hint(hint(output, watched, common));
  }

  private static Diagnostic whole(Output output) {
    boolean loop = output.inWatchedBucket();
    String does = output.verb().toLowerCase(Locale.ROOT);
    String done = does.equals("move") ? "moved" : does + "ed";
    String message =
        loop
            ? "This rule would load what it " + does + "s, and " + does + " it again, for ever."
            : "What is "
                + done
                + " matches the rule itself. A cloud function that watches that bucket would load"
                + " it and "
                + does
                + " it again.";
    String verb = does.substring(0, 1).toUpperCase(Locale.ROOT) + does.substring(1);
    return Diagnostic.of(loop ? LOOP : MOVE_COMES_BACK, output.target().span(), message)
        .hint(verb + " to a folder that the rule's PREFIX does not begin with.");
  }

  private static String hint(Output output, PathConditions watched, CommonPaths common) {
    String folder = output.bucket() + "/loaded";
    PathConditions there = Output.below(Output.folder(folder), watched);
    Output other = new Output(output.verb(), output.target(), there, true);
    return there == null || other.isTakenBy(watched, common)
        ? "Give the rule a PREFIX that their new place does not begin with."
        : "Move them to another folder, such as \"" + folder + "\".";
  }
}

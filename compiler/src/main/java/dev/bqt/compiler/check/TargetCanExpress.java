package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_IN_TARGET;

import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;

/** The target, if one is asked for, can express what the rules say. */
final class TargetCanExpress implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Target target = rules.target();
    if (target == null) {
      return;
    }
    for (RuleFile file : rules.files()) {
      for (Deployment deployment : file.deployments()) {
        if (target != Target.GCS_INGEST) {
          found.add(notIn(target, deployment));
        }
      }
    }
    for (Rule rule : rules.all()) {
      if (!takes(target, rule.source())) {
        found.add(notIn(target, rule));
      } else if (target.is2019()) {
        new Expressible2019(target, found).inspect(rule);
      }
    }
  }

  private static boolean takes(Target target, Source source) {
    return target == home(source)
        || (target == Target.BQTAIL_2019 && home(source) == Target.BQTAIL);
  }

  /** The target that knows all about such rules. */
  private static Target home(Source source) {
    if (source instanceof JobSource) {
      return Target.BQDISPATCH;
    }
    return source instanceof DirectorySource ? Target.GCS_INGEST : Target.BQTAIL;
  }

  private static Diagnostic notIn(Target target, Rule rule) {
    String message = "The target " + target.word() + " has no rules about " + topic(rule) + ".";
    return Diagnostic.of(NOT_IN_TARGET, rule.source().span(), message)
        .hint(
            "Compile such rules by themselves, with --target " + home(rule.source()).word() + ".");
  }

  private static String topic(Rule rule) {
    if (rule.source() instanceof JobSource) {
      return "finished jobs";
    }
    return rule.source() instanceof DirectorySource ? "directories" : "objects that land";
  }

  private static Diagnostic notIn(Target target, Deployment deployment) {
    return Diagnostic.of(
            NOT_IN_TARGET,
            deployment.head(),
            "The target " + target.word() + " has no environment to write.")
        .hint("Put DEPLOYMENT where the rules about directories are.");
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}

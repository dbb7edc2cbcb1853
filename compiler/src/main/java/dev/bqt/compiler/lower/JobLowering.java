package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.Locale;

/** A rule about finished jobs to a route of BqDispatch. */
final class JobLowering {

  private JobLowering() {}

  static JsonTree.Node lower(Rule rule, JobSource job, ActionLowering actions) {
    return new NodeBuilder()
        .node("Info", ObjectLowering.info(rule))
        .flag("Disabled", rule.header().disabled())
        .flag("Async", rule.header().async())
        .node("When", match(job))
        .items("OnSuccess", actions.all(rule.actions(Outcome.SUCCESS)))
        .items("OnFailure", actions.all(rule.actions(Outcome.FAILURE)))
        .build();
  }

  private static JsonTree.Node match(JobSource job) {
    return new NodeBuilder()
        .text("Source", Verbatim.text(job.first(JobSource.JobCondition.Kind.FROM)))
        .text("Dest", Verbatim.text(job.first(JobSource.JobCondition.Kind.INTO)))
        .text("Type", job.type() == null ? null : job.type().text().toUpperCase(Locale.ROOT))
        .build();
  }
}

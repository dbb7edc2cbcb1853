package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.route.Route;
import dev.bqt.compiler.target.Target;
import java.util.List;

/** Rules to routes. Total on a checked tree: a surprise here is our own fault. */
public final class RouteLowering {

  private RouteLowering() {}

  /**
   * The routes of a file without errors, in the order of its rules.
   *
   * @param target null for the shape of BqTail's latest version
   */
  public static List<Route> lower(RuleFile file, Target target) {
    return file.rules().stream().map(rule -> route(rule, target)).toList();
  }

  private static Route route(Rule rule, Target target) {
    ActionLowering actions = new ActionLowering(target != null && target.is2019());
    Clause.RawClause raw = rule.first(Clause.RawClause.class);
    if (rule.source() instanceof JobSource job) {
      return new Route.JobRoute(RawLowering.over(JobLowering.lower(rule, job, actions), raw));
    } else if (rule.source() instanceof When) {
      boolean old = target == Target.BQTAIL_2019;
      return new Route.ObjectRoute(
          RawLowering.over(
              old ? Lowering2019.lower(rule, actions) : ObjectLowering.lower(rule, actions), raw));
    }
    return DirectoryLowering.lower(rule, (DirectorySource) rule.source());
  }
}

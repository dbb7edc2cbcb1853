package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import java.util.ArrayList;
import java.util.List;

/** The regular expressions of a rule. */
final class Expressions {

  private Expressions() {}

  /** FILTER, EXCLUDE and MATCHING, and the conditions about jobs; none if nothing is said. */
  static List<Text> of(Rule rule) {
    List<Text> all = new ArrayList<>();
    if (rule.source() instanceof JobSource job) {
      job.conditions().forEach(each -> all.add(each.text()));
    } else if (rule.source() instanceof DirectorySource source) {
      source.conditions().stream()
          .filter(each -> each.kind() == DirectorySource.DirectoryCondition.Kind.MATCHING)
          .forEach(each -> all.add(each.text()));
    } else {
      for (Condition each : rule.when().conditions()) {
        boolean plain =
            each.kind() == Condition.Kind.PREFIX || each.kind() == Condition.Kind.SUFFIX;
        if (!plain) {
          all.add(each.text());
        }
      }
    }
    LoadTail.Matching tail =
        rule.load() == null ? null : rule.load().first(LoadTail.Matching.class);
    if (tail != null) {
      all.add(tail.pattern());
    }
    return all;
  }
}

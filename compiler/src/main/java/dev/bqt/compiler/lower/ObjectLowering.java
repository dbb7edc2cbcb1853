package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Clause.QuarantineClause.Place;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.option.RequestOptions;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;

/** A rule about objects to a rule of BqTail. */
final class ObjectLowering {

  private ObjectLowering() {}

  static JsonTree.Node lower(Rule rule, ActionLowering actions) {
    NodeBuilder json =
        new NodeBuilder()
            .node("Info", info(rule))
            .flag("Disabled", rule.header().disabled())
            .flag("Async", rule.header().async())
            .node("When", match(rule.when()).build())
            .node("Dest", DestinationLowering.lower(rule))
            .node("Batch", BatchLowering.lower(rule.batch(), actions));
    limits(rule, json);
    return json.items("OnSuccess", actions.all(rule.actions(Outcome.SUCCESS)))
        .items("OnFailure", actions.all(rule.actions(Outcome.FAILURE)))
        .build();
  }

  /** What INFO says, behind the rule's name if INFO has no workflow; null if there is neither. */
  static JsonTree.Node info(Rule rule) {
    Clause.InfoClause clause = rule.first(Clause.InfoClause.class);
    NodeBuilder json = new NodeBuilder();
    if (rule.header().name() != null) {
      json.text("Workflow", rule.header().name().text());
    }
    if (clause != null) {
      json.all(OptionLowering.lower(clause.assignments(), RequestOptions.OF_INFO));
    }
    return json.isEmpty() ? null : json.build();
  }

  static NodeBuilder match(When when) {
    return new NodeBuilder()
        .text("Prefix", stated(when, Condition.Kind.PREFIX))
        .text("Suffix", stated(when, Condition.Kind.SUFFIX))
        .text("Filter", stated(when, Condition.Kind.FILTER))
        .text("Exclusion", stated(when, Condition.Kind.EXCLUDE));
  }

  private static String stated(When when, Condition.Kind kind) {
    Condition condition = when.first(kind);
    return condition == null ? null : condition.text().value();
  }

  private static void limits(Rule rule, NodeBuilder json) {
    Clause.StalledClause stalled = rule.first(Clause.StalledClause.class);
    if (stalled != null) {
      json.number("StalledThresholdInSec", stalled.span().seconds());
    }
    Clause.QuarantineClause quarantine = rule.first(Clause.QuarantineClause.class);
    if (quarantine != null) {
      Text corrupted = quarantine.first(Place.Kind.CORRUPTED);
      Text invalid = quarantine.first(Place.Kind.INVALID_SCHEMA);
      json.text("CorruptedFileURL", Verbatim.text(corrupted))
          .text("InvalidSchemaURL", Verbatim.text(invalid));
    }
    Clause.ReloadClause reload = rule.first(Clause.ReloadClause.class);
    if (reload != null) {
      json.number("MaxReload", reload.times().value());
    }
  }
}

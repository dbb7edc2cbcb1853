package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.expansion.Pattern2019;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;

/** A rule about objects to a route of BqTail as it was in 2019. */
final class Lowering2019 {

  private Lowering2019() {}

  static JsonTree.Node lower(Rule rule, ActionLowering actions) {
    return new NodeBuilder()
        .flag("Async", rule.header().async())
        .node("When", match(rule))
        .node("Dest", destination(rule))
        .node("Batch", BatchLowering.lower(rule.batch(), actions))
        .items("OnSuccess", actions.all(rule.actions(Outcome.SUCCESS)))
        .items("OnFailure", actions.all(rule.actions(Outcome.FAILURE)))
        .build();
  }

  /** A pattern of that time gives captures and does not filter; so the filter is written out. */
  private static JsonTree.Node match(Rule rule) {
    NodeBuilder json = ObjectLowering.match(rule.when());
    if (rule.when().first(Condition.Kind.FILTER) == null) {
      json.text("Filter", Verbatim.text(rule.pattern()));
    }
    return json.build();
  }

  private static JsonTree.Node destination(Rule rule) {
    Clause.LoadClause load = DestinationLowering.load(rule);
    NodeBuilder json = new NodeBuilder();
    if (load.table() != null) {
      json.text("Table", load.table().text());
    }
    if (rule.pattern() != null) {
      json.text("Pattern", Pattern2019.of(rule.pattern().value()));
    }
    JsonTree.Node schema = schema(load);
    json.node("Schema", schema.fields().isEmpty() ? null : schema);
    if (rule.via() != null) {
      json.text("TransientDataset", rule.via().dataset().text());
    }
    TransientClause.Deduplicate unique = rule.first(TransientClause.Deduplicate.class);
    if (unique != null) {
      json.texts("UniqueColumns", Verbatim.names(unique.columns()));
    }
    return json.build();
  }

  private static JsonTree.Node schema(Clause.LoadClause load) {
    LoadTail.SchemaLike like = load.first(LoadTail.SchemaLike.class);
    return new NodeBuilder()
        .node("Template", like == null ? null : reference(like.table().text()))
        .flag("Autodetect", load.first(LoadTail.Autodetect.class) != null)
        .build();
  }

  /** Then a template was BigQuery's own table reference. */
  private static JsonTree.Node reference(String table) {
    int last = table.lastIndexOf('.');
    String before = table.substring(0, Math.max(last, 0));
    int project = Math.max(before.lastIndexOf('.'), before.lastIndexOf(':'));
    return new NodeBuilder()
        .text("projectId", project < 0 ? null : before.substring(0, project))
        .text("datasetId", before.substring(project + 1))
        .text("tableId", table.substring(last + 1))
        .build();
  }
}

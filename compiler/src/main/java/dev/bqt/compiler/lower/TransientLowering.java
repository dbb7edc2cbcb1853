package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.TransientClause.JoinKind;
import dev.bqt.compiler.ast.TransientClause.SplitTail;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clauses about the temporary table, and what SQL does to its rows. */
final class TransientLowering {

  private TransientLowering() {}

  static void parameters(Rule rule, NodeBuilder json) {
    TransientClause.Parameters parameters = rule.first(TransientClause.Parameters.class);
    if (parameters == null) {
      return;
    }
    List<JsonTree.Node> pairs = new ArrayList<>();
    for (Assignments.Entry entry : parameters.assignments().entries()) {
      pairs.add(
          new NodeBuilder()
              .text("Name", entry.key().text())
              .put("Expression", Verbatim.value(entry.value()))
              .build());
    }
    json.items("Parameters", pairs);
  }

  static void rows(Rule rule, NodeBuilder json) {
    json.node("Transient", via(rule.via()));
    TransientClause.Deduplicate unique = rule.first(TransientClause.Deduplicate.class);
    if (unique != null) {
      json.texts("UniqueColumns", Verbatim.names(unique.columns()));
    }
    TransientClause.Transform transform = rule.first(TransientClause.Transform.class);
    if (transform != null) {
      json.node("Transform", Verbatim.map(transform.assignments()));
    }
    json.items(
        "SideInputs",
        rule.clauses().stream()
            .filter(TransientClause.Join.class::isInstance)
            .map(join -> sideInput((TransientClause.Join) join))
            .toList());
  }

  private static JsonTree.Node via(TransientClause.Via via) {
    if (via == null) {
      return null;
    }
    NodeBuilder json = new NodeBuilder().text("Dataset", via.dataset().text());
    ViaTail.Project project = via.first(ViaTail.Project.class);
    json.text("ProjectID", project == null ? null : project.project().text());
    ViaTail.Region region = via.first(ViaTail.Region.class);
    json.text("Region", region == null ? null : region.region().value());
    ViaTail.Alias alias = via.first(ViaTail.Alias.class);
    json.text("Alias", alias == null ? null : alias.alias().text());
    ViaTail.Template template = via.first(ViaTail.Template.class);
    json.text("Template", template == null ? null : template.table().text());
    ViaTail.CopyBy copy = via.first(ViaTail.CopyBy.class);
    json.text("CopyMethod", copy == null ? null : copy.method().text().toUpperCase(Locale.ROOT));
    ViaTail.Where where = via.first(ViaTail.Where.class);
    json.text("Criteria", where == null ? null : where.condition().value());
    return json.node("Balancer", balancer(via.first(ViaTail.Balanced.class))).build();
  }

  private static JsonTree.Node balancer(ViaTail.Balanced balanced) {
    if (balanced == null) {
      return null;
    }
    NodeBuilder json = new NodeBuilder();
    if (balanced.strategy() != null) {
      json.text("Strategy", balanced.strategy().text().toLowerCase(Locale.ROOT));
    }
    return json.texts("ProjectIDs", Verbatim.names(balanced.projects()))
        .number("MaxLoadJobs", balanced.most() == null ? null : balanced.most().value())
        .build();
  }

  private static JsonTree.Node sideInput(TransientClause.Join join) {
    TransientClause.Side side = join.side();
    return new NodeBuilder()
        .text("Table", side.table() == null ? null : side.table().text())
        .text("From", Verbatim.text(side.query()))
        .text("Alias", side.alias().text())
        .text("On", join.on().value())
        .flag("Inner", join.kind() == JoinKind.INNER)
        .build();
  }

  static JsonTree.Node split(TransientClause.Split split) {
    if (split == null) {
      return null;
    }
    SplitTail time = split.first(SplitTail.Kind.TIME);
    SplitTail cluster = split.first(SplitTail.Kind.CLUSTER_BY);
    return new NodeBuilder()
        .text("TimeColumn", time == null ? null : time.columns().get(0).text())
        .texts("ClusterColumns", cluster == null ? List.of() : Verbatim.names(cluster.columns()))
        .items("Mapping", split.mappings().stream().map(TransientLowering::mapping).toList())
        .build();
  }

  private static JsonTree.Node mapping(TransientClause.Mapping mapping) {
    return new NodeBuilder()
        .text("When", mapping.when().value())
        .text("Then", mapping.then().text())
        .build();
  }
}

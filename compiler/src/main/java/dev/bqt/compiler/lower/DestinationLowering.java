package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.List;

/** LOAD, and the clauses about rows on their way, to {@code Dest}. */
final class DestinationLowering {

  private DestinationLowering() {}

  static JsonTree.Node lower(Rule rule) {
    Clause.LoadClause load = load(rule);
    NodeBuilder json = new NodeBuilder();
    table(load, json);
    json.text("Pattern", Verbatim.text(rule.pattern()));
    TransientLowering.parameters(rule, json);
    JsonTree.Node schema = schema(rule, load);
    json.node("Schema", schema.fields().isEmpty() ? null : schema);
    TransientLowering.rows(rule, json);
    howItIsWritten(load, json);
    return json.build();
  }

  /** What LOAD says; nothing where RAW says all of it. */
  static Clause.LoadClause load(Rule rule) {
    return rule.load() == null
        ? new Clause.LoadClause(null, null, List.of(), rule.span())
        : rule.load();
  }

  private static void table(Clause.LoadClause load, NodeBuilder json) {
    if (load.table() != null) {
      json.text("Table", load.table().text());
    }
    if (load.format() != null) {
      json.text("SourceFormat", LoadFormat.find(load.format().text()).restName());
    }
    LoadTail.Options options = load.first(LoadTail.Options.class);
    if (options != null) {
      json.all(OptionLowering.lower(options.assignments(), LoadOptions.OF_LOAD));
    }
    LoadTail.Partition partition = load.first(LoadTail.Partition.class);
    if (partition != null) {
      json.text("Partition", partition.value().value());
    }
  }

  private static JsonTree.Node schema(Rule rule, Clause.LoadClause load) {
    NodeBuilder json = new NodeBuilder();
    LoadTail.SchemaLike like = load.first(LoadTail.SchemaLike.class);
    if (like != null) {
      json.text("Template", like.table().text());
    }
    return json.flag("Autodetect", load.first(LoadTail.Autodetect.class) != null)
        .node("Split", TransientLowering.split(rule.first(TransientClause.Split.class)))
        .build();
  }

  /** What is stated is written: APPEND, too, which is what happens if nothing is stated. */
  private static void howItIsWritten(Clause.LoadClause load, NodeBuilder json) {
    boolean overwrite = load.first(LoadTail.Overwrite.class) != null;
    boolean append = load.first(LoadTail.Append.class) != null;
    json.truth("Override", overwrite || append ? overwrite : null)
        .flag("AllowFieldAddition", load.first(LoadTail.FieldAddition.class) != null);
    LoadTail.Expires expires = load.first(LoadTail.Expires.class);
    if (expires != null) {
      json.text(
          "Expiry", expires.text() == null ? age(expires.duration()) : expires.text().value());
    }
  }

  /** In the largest unit that divides it, as the legacy reads it: {@code 2day}, {@code 90min}. */
  private static String age(WindowSpan span) {
    long seconds = span.seconds();
    if (seconds == 0 || seconds % 60 > 0) {
      return seconds + "sec";
    } else if (seconds % 3_600 > 0) {
      return seconds / 60 + "min";
    }
    return seconds % 86_400 > 0 ? seconds / 3_600 + "hour" : seconds / 86_400 + "day";
  }
}

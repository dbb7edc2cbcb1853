package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import dev.bqt.compiler.route.Route;
import java.util.List;

/** Rules to routes. Total on a checked tree: a surprise here is our own fault. */
public final class RouteLowering {

  private RouteLowering() {}

  /** The routes of a file without errors, in the order of its rules. */
  public static List<Route> lower(RuleFile file) {
    return file.rules().stream().map(RouteLowering::route).toList();
  }

  private static Route route(Rule rule) {
    Name name = rule.header().name();
    NodeBuilder json = new NodeBuilder();
    if (name != null) {
      json.node("Info", new NodeBuilder().text("Workflow", name.text()).build());
    }
    json.flag("Disabled", rule.header().disabled())
        .flag("Async", rule.header().async())
        .node("When", match(rule.when()))
        .node("Dest", destination(rule.load()))
        .node("Batch", batch(rule.batch()))
        .items("OnSuccess", steps(rule.actions(Outcome.SUCCESS)))
        .items("OnFailure", steps(rule.actions(Outcome.FAILURE)));
    return new Route.ObjectRoute(json.build());
  }

  private static JsonTree.Node match(When when) {
    return new NodeBuilder()
        .text("Prefix", stated(when, Condition.Kind.PREFIX))
        .text("Suffix", stated(when, Condition.Kind.SUFFIX))
        .text("Filter", stated(when, Condition.Kind.FILTER))
        .text("Exclusion", stated(when, Condition.Kind.EXCLUDE))
        .build();
  }

  private static String stated(When when, Condition.Kind kind) {
    Condition condition = when.first(kind);
    return condition == null ? null : condition.text().value();
  }

  private static JsonTree.Node destination(Clause.LoadClause load) {
    NodeBuilder json = new NodeBuilder().text("Table", load.table().text());
    if (load.format() != null) {
      json.text("SourceFormat", LoadFormat.find(load.format().text()).restName());
    }
    LoadTail.Options options = load.first(LoadTail.Options.class);
    return options == null
        ? json.build()
        : json.all(OptionLowering.lower(options.assignments())).build();
  }

  private static JsonTree.Node batch(Clause.BatchClause batch) {
    if (batch == null) {
      return null;
    }
    NodeBuilder json = new NodeBuilder();
    if (batch.window() != null) {
      json.node(
          "Window", new NodeBuilder().number("DurationInSec", batch.window().seconds()).build());
    }
    return json.build();
  }

  private static List<JsonTree.Node> steps(List<Action> actions) {
    return actions.stream().map(RouteLowering::step).toList();
  }

  private static JsonTree.Node step(Action action) {
    NodeBuilder request = new NodeBuilder();
    String name;
    if (action.verb() instanceof Verb.Delete delete) {
      name = "delete";
      request.texts("URLs", values(delete.urls()));
    } else if (action.verb() instanceof Verb.Move move) {
      name = "move";
      request
          .texts("SourceURLs", values(move.urls()))
          .text("DestURL", move.target().value())
          .flag("IsDestAbsoluteURL", move.exactly());
    } else {
      throw new AssertionError("No lowering for " + action.verb().getClass());
    }
    NodeBuilder step = new NodeBuilder().text("Action", name);
    return request.isEmpty() ? step.build() : step.node("Request", request.build()).build();
  }

  private static List<String> values(List<Text> texts) {
    return texts.stream().map(Text::value).toList();
  }
}

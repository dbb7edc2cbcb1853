package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules to routes. Total on a checked tree: a surprise here is our own fault. */
public final class RouteLowering {

  private RouteLowering() {}

  /** The routes of a file without errors, in the order of its rules. */
  public static List<Route> lower(RuleFile file) {
    return file.rules().stream().map(RouteLowering::route).toList();
  }

  private static Route route(Rule rule) {
    Name name = rule.header().name();
    Route.Header header =
        new Route.Header(
            name == null ? null : name.text(), rule.header().disabled(), rule.header().async());
    Route.Reactions reactions =
        new Route.Reactions(
            steps(rule.actions(Clause.Outcome.SUCCESS)),
            steps(rule.actions(Clause.Outcome.FAILURE)));
    return new Route(
        header, match(rule.when()), destination(rule.load()), batch(rule.batch()), reactions);
  }

  private static Route.Match match(When when) {
    return new Route.Match(
        stated(when, Condition.Kind.PREFIX),
        stated(when, Condition.Kind.SUFFIX),
        stated(when, Condition.Kind.FILTER),
        stated(when, Condition.Kind.EXCLUDE));
  }

  private static String stated(When when, Condition.Kind kind) {
    Condition condition = when.first(kind);
    return condition == null ? null : condition.text().value();
  }

  private static Route.Destination destination(Clause.LoadClause load) {
    String format = load.format() == null ? null : LoadFormat.find(load.format().text()).restName();
    JsonTree.Node options =
        load.options().isEmpty()
            ? JsonTree.Node.empty()
            : OptionLowering.lower(load.options().get(0).assignments());
    return new Route.Destination(load.table().text(), format, options);
  }

  private static Route.Batch batch(Clause.BatchClause batch) {
    if (batch == null) {
      return null;
    }
    return new Route.Batch(batch.window() == null ? null : batch.window().seconds());
  }

  private static List<Route.Step> steps(List<Action> actions) {
    return actions.stream().map(RouteLowering::step).toList();
  }

  private static Route.Step step(Action action) {
    Map<String, JsonTree> request = new LinkedHashMap<>();
    if (action instanceof Action.Delete delete) {
      putUrls(request, "URLs", delete.urls());
      return new Route.Step("delete", new JsonTree.Node(request));
    }
    if (action instanceof Action.Move move) {
      putUrls(request, "SourceURLs", move.urls());
      request.put("DestURL", new JsonTree.Chars(move.target().value()));
      if (move.exactly()) {
        request.put("IsDestAbsoluteURL", new JsonTree.Bool(true));
      }
      return new Route.Step("move", new JsonTree.Node(request));
    }
    throw new AssertionError("No lowering for " + action.getClass());
  }

  private static void putUrls(Map<String, JsonTree> request, String key, List<Text> urls) {
    if (!urls.isEmpty()) {
      List<JsonTree> values = urls.stream().map(RouteLowering::chars).toList();
      request.put(key, new JsonTree.Items(values));
    }
  }

  private static JsonTree chars(Text text) {
    return new JsonTree.Chars(text.value());
  }
}

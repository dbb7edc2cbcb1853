package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules about directories to the files below {@code _config/}, and the environment beside them. */
public final class DirectoryLowering {

  private DirectoryLowering() {}

  /** What a file says of the function's environment: values by the names of variables. */
  public static Map<String, String> environment(RuleFile file) {
    Map<String, String> variables = new TreeMap<>();
    Environment.of(file).forEach(each -> variables.put(each.name(), each.value()));
    return variables;
  }

  static Route.DirectoryRoute lower(Rule rule, DirectorySource source) {
    DirectoryClause.Run run = rule.first(DirectoryClause.Run.class);
    return new Route.DirectoryRoute(
        source.directory() == null ? "" : source.directory().value(),
        tree(ConfigFiles.load(rule)),
        tree(ConfigFiles.external(rule)),
        run == null ? null : run.sql().text().value(),
        rule.first(DirectoryClause.Ordered.class) != null);
  }

  /** Null without a key: then there is no such file. */
  private static JsonTree.Node tree(List<ConfigKey> keys) {
    JsonTree whole = null;
    for (ConfigKey key : keys) {
      whole = put(whole, key.path(), Verbatim.value(key.value()));
    }
    return (JsonTree.Node) whole;
  }

  /** A value takes the place of what is there; an object joins the object that is there. */
  private static JsonTree put(JsonTree present, List<String> path, JsonTree value) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    if (present instanceof JsonTree.Node node) {
      fields.putAll(node.fields());
    }
    if (!path.isEmpty()) {
      String key = path.get(0);
      fields.put(key, put(fields.get(key), path.subList(1, path.size()), value));
      return new JsonTree.Node(fields);
    } else if (present instanceof JsonTree.Node && value instanceof JsonTree.Node added) {
      added
          .fields()
          .forEach((key, inner) -> fields.put(key, put(fields.get(key), List.of(), inner)));
      return new JsonTree.Node(fields);
    }
    return value;
  }
}

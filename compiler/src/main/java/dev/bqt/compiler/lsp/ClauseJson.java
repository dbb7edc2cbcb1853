package dev.bqt.compiler.lsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.emit.RouteJson;
import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a clause becomes in JSON: the difference between the rule with and without it. Where the
 * rest cannot stand without the clause, all but source and LOAD is left out of both.
 */
final class ClauseJson {

  private static final String OTHER_LOAD = " LOAD INTO bqt_hover.nothing ";
  private static final String OTHER_SOURCE = " WHEN ANY OBJECT ";

  private final ClauseAt at;
  private final Rule rule;
  private final int end;
  private final Settings settings;

  private ClauseJson(ClauseAt at, Scripts scripts) {
    this.at = at;
    this.rule = at.rule();
    this.end = rule.span().end();
    this.settings = Settings.NONE.with(scripts);
  }

  /** The keys that a clause became, as a document; empty if that cannot be told. */
  static String of(ClauseAt at, Scripts scripts) {
    boolean unknown = at.clause() == null && !(at.rule().source() instanceof When);
    JsonTree.Node keys = unknown ? JsonTree.Node.empty() : new ClauseJson(at, scripts).keys();
    return keys.fields().isEmpty() ? "" : new String(RouteJson.write(keys), UTF_8).strip();
  }

  private JsonTree.Node keys() {
    JsonTree.Node found = difference(before() + part() + after(), before() + other() + after());
    return found == null ? alone() : found;
  }

  private JsonTree.Node alone() {
    boolean isLoad = at.clause() instanceof Clause.LoadClause;
    String source = at.clause() == null ? "" : rule.source().span().text();
    String load = isLoad ? "" : " " + load();
    JsonTree.Node found = difference(source + " " + part() + load, source + other() + load);
    return found == null ? JsonTree.Node.empty() : found;
  }

  private String part() {
    return at.extent().text();
  }

  /** What is to stand in place of the clause. */
  private String other() {
    if (at.clause() == null) {
      return OTHER_SOURCE;
    }
    return at.clause() instanceof Clause.LoadClause ? OTHER_LOAD : " ";
  }

  private String before() {
    return text(rule.span().start(), at.extent().start());
  }

  private String after() {
    String rest = text(at.extent().end(), end);
    return isWithoutLoad() ? rest + "\n" + OTHER_LOAD : rest;
  }

  /** DEFAULTS may load for all; what the clause becomes does not hang on where to. */
  private boolean isWithoutLoad() {
    return rule.load() == null && rule.isAboutObjects();
  }

  private String load() {
    if (rule.load() == null) {
      return isWithoutLoad() ? OTHER_LOAD : "";
    }
    return ClauseAt.of(rule, rule.load()).extent().text();
  }

  private String text(int from, int to) {
    return new Span(rule.span().source(), from, to).text();
  }

  /** Null if one of the two cannot be compiled. */
  private JsonTree.Node difference(String with, String without) {
    JsonTree.Node whole = compile(with);
    JsonTree.Node rest = whole == null ? null : compile(without);
    return rest == null ? null : difference(whole, rest);
  }

  private JsonTree.Node compile(String text) {
    SourceFile source = SourceFile.of(rule.span().source().name(), text);
    Compilation compiled = RuleCompiler.compile(List.of(source), settings);
    List<Route> routes = compiled.files().stream().flatMap(file -> file.routes().stream()).toList();
    return routes.size() == 1 ? routes.get(0).json() : null;
  }

  private static JsonTree.Node difference(JsonTree.Node whole, JsonTree.Node rest) {
    Map<String, JsonTree> keys = new LinkedHashMap<>();
    whole
        .fields()
        .forEach(
            (key, value) -> {
              JsonTree other = rest.fields().get(key);
              if (value instanceof JsonTree.Node inner && other instanceof JsonTree.Node old) {
                JsonTree.Node more = difference(inner, old);
                if (!more.fields().isEmpty()) {
                  keys.put(key, more);
                }
              } else if (!value.equals(other)) {
                keys.put(key, value);
              }
            });
    return new JsonTree.Node(keys);
  }
}

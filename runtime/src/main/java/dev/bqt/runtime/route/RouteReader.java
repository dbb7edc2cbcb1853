package dev.bqt.runtime.route;

import dev.bqt.runtime.route.document.DocumentException;
import dev.bqt.runtime.route.document.DocumentReader;
import dev.bqt.runtime.route.document.JsonPath;
import dev.bqt.runtime.route.document.Node;
import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Place;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import dev.bqt.runtime.route.document.ObjectView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads rules documents: what the compiler writes, and what people have for BqTail, JSON and YAML.
 * A document is a rule or a list of rules; YAML may have several documents in a file.
 */
public final class RouteReader {
  private static final String RULES = "Rules";

  private final List<Route> routes = new ArrayList<>();
  private final List<RouteProblem> problems = new ArrayList<>();
  private final Map<String, Route> byKey = new HashMap<>();

  private final AskableOptions askable;

  private RouteReader(AskableOptions askable) {
    this.askable = askable;
  }

  /**
   * Reads rules documents. Never throws for what stands in them: all that is wrong is among the
   * problems, and the rules that are right are among the routes.
   */
  public static RouteBook read(List<RouteSource> sources) {
    return read(sources, AskableOptions.ALL);
  }

  /** The same; options of a load that cannot be asked for are errors. */
  public static RouteBook read(List<RouteSource> sources, AskableOptions askable) {
    RouteReader reader = new RouteReader(askable);
    sources.forEach(reader::document);
    reader.problems.sort(RouteProblem.BY_PLACE);
    return new RouteBook(reader.routes, reader.problems);
  }

  /**
   * Reads a single route back.
   *
   * @param origin as {@link Route#origin()}
   * @param json as {@link Route#json()}
   * @throws IllegalArgumentException when it is not what this version wrote
   */
  public static Route readBack(String origin, String json) {
    RouteReader reader = new RouteReader(AskableOptions.ALL);
    RouteSource source = new RouteSource(origin, json.getBytes(StandardCharsets.UTF_8));
    reader.document(source, false);
    if (reader.routes.size() != 1) {
      throw new IllegalArgumentException("not a route: " + reader.problems);
    }
    return reader.routes.get(0);
  }

  private void document(RouteSource source) {
    document(source, source.isYaml());
  }

  private void document(RouteSource source, boolean yaml) {
    Report report = new Report(source);
    try {
      List<Node> documents =
          yaml
              ? DocumentReader.yaml(source.content())
              : List.of(DocumentReader.json(source.content()));
      List<Element> rules =
          documents.stream()
              .flatMap(document -> elements(document, source.inConfiguration()))
              .toList();
      if (rules.isEmpty()) {
        report.warning(new Place(1, 1), "", "no rule in it", "");
      }
      rules(source, yaml, report, rules);
    } catch (DocumentException e) {
      String format = yaml ? "not YAML: " : "not JSON: ";
      report.error(e.place(), "", format + e.getMessage(), "mend it: none of its rules runs");
    }
    problems.addAll(report.problems());
  }

  /** A rule, and its path in the document. */
  private record Element(Node node, String path) {}

  private static Stream<Element> elements(Node document, boolean inConfiguration) {
    if (inConfiguration && document instanceof Mapping configuration) {
      return configuration.fields().stream()
          .filter(field -> field.name().equalsIgnoreCase(RULES))
          .flatMap(field -> elements(field.value(), JsonPath.key(JsonPath.ROOT, field.name())));
    }
    return elements(document, JsonPath.ROOT);
  }

  private static Stream<Element> elements(Node document, String path) {
    if (document instanceof Sequence sequence) {
      List<Element> elements = new ArrayList<>();
      for (Node item : sequence.items()) {
        elements.add(new Element(item, JsonPath.item(path, elements.size())));
      }
      return elements.stream();
    }
    boolean nothing = document instanceof Node.Scalar scalar && scalar.value() == null;
    return nothing ? Stream.of() : Stream.of(new Element(document, path));
  }

  private void rules(RouteSource source, boolean yaml, Report report, List<Element> rules) {
    int nameless = 0;
    for (Element rule : rules) {
      if (!(rule.node() instanceof Mapping mapping)) {
        String message = "a rule must be an object, not " + rule.node().kind();
        report.error(rule.node().place(), rule.path(), message, "");
      } else if (!isConfiguration(mapping, rule.path(), report)) {
        Report own = new Report(source, isDisabled(mapping, yaml));
        ObjectView view =
            new ObjectView(new RuleForm(own, yaml).of(mapping, rule.path()), rule.path());
        RouteBuilder builder = new RouteBuilder(own, view, askable);
        nameless += builder.isNameless() ? 1 : 0;
        String name = source.baseName() + (nameless > 1 ? "#" + nameless : "");
        Route route = builder.build(source.origin(), name);
        refuseTwin(route, mapping, rule.path(), own);
        if (!own.hasErrors()) {
          routes.add(route);
          byKey.put(route.key(), route);
        }
        problems.addAll(own.problems());
      }
    }
  }

  private static boolean isDisabled(Mapping rule, boolean yaml) {
    return rule.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("Disabled"))
        .anyMatch(field -> field.value() instanceof Scalar flag && FieldValues.isTrue(flag, yaml));
  }

  private void refuseTwin(Route route, Mapping written, String path, Report report) {
    Route twin = byKey.get(route.key());
    if (twin != null) {
      String message = "the rule \"" + route.name() + "\" stands in " + twin.origin() + " already";
      report.error(written.place(), path, message, "keep one of them");
    }
  }

  private static boolean isConfiguration(Mapping mapping, String path, Report report) {
    for (Field field : mapping.fields()) {
      if (field.name().equalsIgnoreCase("Routes") || field.name().equalsIgnoreCase(RULES)) {
        report.error(
            field.place(),
            JsonPath.key(path, field.name()),
            "a configuration of the functions, not a rule",
            "put its rules into a file of their own: an object, or a list of objects");
        return true;
      }
    }
    return false;
  }
}

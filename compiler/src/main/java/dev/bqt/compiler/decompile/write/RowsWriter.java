package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What happens to rows on their way: VIA, TRANSFORM, JOIN, DEDUPLICATE and SPLIT. */
final class RowsWriter {

  private final Fields dest;
  private final Quoting quoting;
  private final Consumer<List<Part>> clauses;

  RowsWriter(Fields dest, Quoting quoting, Consumer<List<Part>> clauses) {
    this.dest = dest;
    this.quoting = quoting;
    this.clauses = clauses;
  }

  void write() {
    Fields via = dest.inside("Transient");
    if (via != null && via.hasText("Dataset")) {
      via(via);
    }
    JsonTree.Node transform = dest.textMap("Transform");
    if (transform != null) {
      List<String> pairs = new Literals(quoting).pairs(transform);
      clauses.accept(List.of(Part.list(dest.path("Transform"), "TRANSFORM", pairs)));
    }
    joins();
    List<String> unique = dest.texts("UniqueColumns");
    if (unique != null) {
      clause(dest.path("UniqueColumns"), "DEDUPLICATE BY " + columns(unique));
    }
    split();
  }

  private void via(Fields via) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.words(via.path(), "VIA DATASET " + quoting.name(via.text("Dataset"))));
    named(parts, via, "ProjectID", "PROJECT ");
    if (via.hasText("Region")) {
      add(parts, via, "Region", "REGION " + quoting.text(via.text("Region")));
    }
    named(parts, via, "Alias", "AS ");
    if (via.hasText("Template")) {
      add(parts, via, "Template", "LIKE " + quoting.table(via.text("Template")));
    }
    if (via.peek("CopyMethod") instanceof JsonTree.Chars method && isMethod(method.value())) {
      add(parts, via, "CopyMethod", "COPY BY " + via.text("CopyMethod"));
    }
    if (via.hasText("Criteria")) {
      add(parts, via, "Criteria", "WHERE " + quoting.text(via.text("Criteria")));
    }
    balancer(parts, via.inside("Balancer"));
    clauses.accept(parts);
  }

  private void named(List<Part> parts, Fields via, String key, String head) {
    if (via.hasText(key)) {
      add(parts, via, key, head + quoting.name(via.text(key)));
    }
  }

  private static boolean isMethod(String word) {
    return List.of("COPY", "QUERY", "DML").contains(word);
  }

  private void balancer(List<Part> parts, Fields balancer) {
    List<String> projects = balancer == null ? null : balancer.texts("ProjectIDs");
    if (projects == null) {
      return;
    }
    StringBuilder head = new StringBuilder("BALANCED ");
    if (balancer.peek("Strategy") instanceof JsonTree.Chars strategy
        && List.of("rand", "fallback").contains(strategy.value())) {
      head.append(balancer.text("Strategy").toUpperCase(Locale.ROOT)).append(' ');
    }
    Long most = balancer.whole("MaxLoadJobs", 1, Ages.LONGEST);
    String loads = most == null ? "" : " AT MOST " + most + " LOADS";
    List<String> names = projects.stream().map(quoting::name).toList();
    parts.add(new Part(balancer.path(), head + "ACROSS (", names, ")" + loads));
  }

  private void joins() {
    List<Fields> sides = dest.items("SideInputs");
    if (sides == null || !sides.stream().allMatch(RowsWriter::isJoin)) {
      return;
    }
    for (Fields side : sides) {
      String kind = side.flag("Inner") ? "JOIN " : "LEFT JOIN ";
      String what =
          side.hasText("Table")
              ? quoting.table(side.text("Table"))
              : "(" + quoting.text(side.text("From")) + ")";
      String alias = quoting.name(side.text("Alias"));
      String on = quoting.text(side.text("On"));
      String path = dest.path("SideInputs");
      clauses.accept(
          List.of(Part.words(path, kind + what + " AS " + alias), Part.words(path, "ON " + on)));
    }
  }

  /** It has one of both sources, an alias and a condition. */
  private static boolean isJoin(Fields side) {
    return side.hasText("Table") != side.hasText("From")
        && side.hasText("Alias")
        && side.hasText("On");
  }

  private void split() {
    Fields schema = dest.inside("Schema");
    Fields split = schema == null ? null : schema.inside("Split");
    List<Fields> mappings = split == null ? null : split.items("Mapping");
    if (mappings == null || !mappings.stream().allMatch(RowsWriter::isMapping)) {
      return;
    }
    List<String> items = new ArrayList<>();
    for (Fields mapping : mappings) {
      String when = quoting.text(mapping.text("When"));
      items.add("WHEN " + when + " THEN " + quoting.table(mapping.text("Then")));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(Part.list(split.path(), "SPLIT", items));
    List<String> cluster = split.texts("ClusterColumns");
    if (cluster != null) {
      add(parts, split, "ClusterColumns", "CLUSTER BY " + columns(cluster));
    }
    if (split.hasText("TimeColumn")) {
      add(parts, split, "TimeColumn", "TIME " + quoting.column(split.text("TimeColumn")));
    }
    clauses.accept(parts);
  }

  private static boolean isMapping(Fields mapping) {
    return mapping.hasText("When") && mapping.hasText("Then");
  }

  private String columns(List<String> columns) {
    return String.join(", ", columns.stream().map(quoting::column).toList());
  }

  private void clause(String path, String text) {
    clauses.accept(List.of(Part.words(path, text)));
  }

  private static void add(List<Part> parts, Fields fields, String key, String text) {
    parts.add(Part.words(fields.path(key), text));
  }
}

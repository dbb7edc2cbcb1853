package dev.bqt.runtime.route;

import dev.bqt.runtime.route.document.JsonPath;
import dev.bqt.runtime.route.document.Node;
import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import dev.bqt.runtime.route.field.NearestName;
import dev.bqt.runtime.route.field.RuleFields;
import dev.bqt.runtime.route.field.RuleFields.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as written to its canonical form: keys spelt as in {@link RuleFields}, values of the right
 * type, nulls, dead and unknown keys left out; on the way all that is amiss with keys is reported.
 */
final class RuleForm {
  private final Report report;
  private final FieldValues values;
  private final boolean yaml;

  RuleForm(Report report, boolean yaml) {
    this.report = report;
    this.yaml = yaml;
    this.values = new FieldValues(report, yaml);
  }

  Mapping of(Mapping rule, String path) {
    return object(rule, "rule", path, false);
  }

  /**
   * The canonical form of an object.
   *
   * @param excused whether a key further out has been reported as not built yet
   */
  private Mapping object(Mapping written, String section, String path, boolean excused) {
    List<Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Field field : written.fields()) {
      Optional<Row> row = find(section, field);
      if (row.isEmpty()) {
        unknown(field, section, path);
      } else if (!seen.add(row.get().name())) {
        repeated(field, row.get(), path);
      } else if (!isNull(field.value())) {
        field(field, row.get(), written, new Spot(path, section, excused)).ifPresent(fields::add);
      }
    }
    return new Mapping(written.place(), fields);
  }

  /** Where a field stands. */
  private record Spot(String path, String section, boolean excused) {}

  private Optional<Field> field(Field field, Row row, Mapping parent, Spot spot) {
    String path = JsonPath.key(spot.path(), row.name());
    boolean stopped = !spot.excused() && stops(field, row, path);
    if (row.status() == RuleFields.Status.DEAD) {
      report.warning(field.place(), path, "has no effect: " + row.note(), "take it out");
      return Optional.empty();
    }
    return value(field, row, parent, new Spot(path, spot.section(), spot.excused() || stopped))
        .map(value -> new Field(row.name(), field.place(), value));
  }

  private Optional<? extends Node> value(Field field, Row row, Mapping parent, Spot spot) {
    if (row.kind().equals("request")) {
      return request(field, parent, spot);
    }
    if (row.section() == null) {
      return values.of(field.value(), row.kind(), field.place(), spot.path());
    }
    return row.isList()
        ? list(field, row.section(), spot)
        : section(field.value(), row.section(), field.place(), spot);
  }

  private Optional<Mapping> section(Node value, String section, Node.Place place, Spot spot) {
    if (value instanceof Mapping mapping) {
      return Optional.of(object(mapping, section, spot.path(), spot.excused()));
    }
    values.wrongType(place, spot.path(), "an object", value);
    return Optional.empty();
  }

  private Optional<Sequence> list(Field field, String section, Spot spot) {
    if (!(field.value() instanceof Sequence sequence)) {
      values.wrongType(field.place(), spot.path(), "a list", field.value());
      return Optional.empty();
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Spot inside = new Spot(JsonPath.item(spot.path(), i), spot.section(), spot.excused());
      section(item, section, item.place(), inside).ifPresent(items::add);
    }
    return Optional.of(new Sequence(sequence.place(), items));
  }

  /** What an action's request may hold depends on the action. */
  private Optional<? extends Node> request(Field field, Mapping action, Spot spot) {
    String section =
        action.fields().stream()
            .filter(sibling -> sibling.name().equalsIgnoreCase("Action"))
            .map(sibling -> sibling.value() instanceof Scalar name ? "request " + name.value() : "")
            .findFirst()
            .orElse("");
    return RuleFields.hasSection(section)
        ? section(field.value(), section, field.place(), spot)
        : values.of(field.value(), "map", field.place(), spot.path());
  }

  private Optional<Row> find(String section, Field field) {
    boolean legacySchema =
        yaml
            && section.equals("dest")
            && field.name().equals("schema")
            && field.value() instanceof Mapping schema
            && schema.fields().stream().noneMatch(f -> f.name().equalsIgnoreCase("fields"));
    // BqTail reads both spellings as its own Schema in YAML, but tells them apart in JSON.
    return RuleFields.find(section, legacySchema ? "Schema" : field.name());
  }

  private boolean stops(Field field, Row row, String path) {
    if (isEmpty(field.value(), row)) {
      return false;
    }
    switch (row.status()) {
      case LATER:
        report.notBuilt(
            field.place(),
            path,
            row.note(),
            row.advice().isEmpty() ? "take it out, or leave this rule to BqTail" : row.advice());
        return true;
      case WRONG:
        String advice = row.advice().isEmpty() ? "take it out" : row.advice();
        report.error(field.place(), path, row.note(), advice);
        return true;
      default:
        return false;
    }
  }

  private void unknown(Field field, String section, String path) {
    report.warning(
        field.place(),
        JsonPath.key(path, field.name()),
        "unknown key, ignored",
        NearestName.advice(field.name(), RuleFields.names(section), "take it out"));
  }

  private void repeated(Field field, Row row, String path) {
    report.error(
        field.place(),
        JsonPath.key(path, row.name()),
        "given twice: keys are the same in any case",
        "keep one of them");
  }

  private static boolean isNull(Node value) {
    return value instanceof Scalar scalar && scalar.value() == null;
  }

  /** Whether a value asks for nothing. An object of its own kind does, even without fields. */
  private static boolean isEmpty(Node value, Row row) {
    if (value instanceof Scalar scalar) {
      Object plain = scalar.value();
      return Boolean.FALSE.equals(plain) || "".equals(plain) || Long.valueOf(0).equals(plain);
    }
    if (value instanceof Sequence sequence) {
      return sequence.items().isEmpty();
    }
    return row.section() == null && value instanceof Mapping map && map.fields().isEmpty();
  }
}

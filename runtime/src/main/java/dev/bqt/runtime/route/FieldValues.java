package dev.bqt.runtime.route;

import dev.bqt.runtime.route.document.JsonPath;
import dev.bqt.runtime.route.document.Node;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Place;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import dev.bqt.runtime.route.field.RuleFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the types of simple values. JSON must have the very type; YAML may write a number or a
 * truth value as text, text as a number, and one text for a list of one, as BqTail lets it.
 */
final class FieldValues {
  private static final List<String> TRUE = List.of("true", "yes", "on", "y");
  private static final List<String> FALSE = List.of("false", "no", "off", "n");

  private final Report report;
  private final boolean yaml;

  FieldValues(Report report, boolean yaml) {
    this.report = report;
    this.yaml = yaml;
  }

  /** The value as its kind (see {@link RuleFields.Row}) wants it; empty: reported. */
  Optional<? extends Node> of(Node value, String kind, Place place, String path) {
    switch (kind) {
      case "any":
        return Optional.of(value);
      case "map":
        return need(value instanceof Mapping, value, place, path, "an object");
      case "texts", "urls":
        return texts(value, kind.equals("urls"), place, path);
      default:
        return scalar(value, kind, place, path);
    }
  }

  /** Whether a field of kind {@code bool} says yes. */
  static boolean isTrue(Scalar value, boolean yaml) {
    return Boolean.TRUE.equals(yaml ? lenient(value.value(), "bool") : value.value());
  }

  void wrongType(Place place, String path, String wanted, Node value) {
    report.error(place, path, "must be " + wanted + ", not " + value.kind(), "");
  }

  private Optional<Node> texts(Node value, boolean oneIsEnough, Place place, String path) {
    if (value instanceof Scalar && oneIsEnough) {
      return scalar(value, "text", place, path);
    }
    if (value instanceof Scalar && yaml) {
      return scalar(value, "text", place, path)
          .map(text -> new Sequence(value.place(), List.of(text)));
    }
    if (!(value instanceof Sequence sequence)) {
      return need(false, value, place, path, "a list of texts");
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      scalar(item, "text", item.place(), JsonPath.item(path, i)).ifPresent(items::add);
    }
    return Optional.of(new Sequence(sequence.place(), items));
  }

  private Optional<Node> scalar(Node value, String kind, Place place, String path) {
    Object plain = value instanceof Scalar scalar ? scalar.value() : null;
    Object typed = yaml ? lenient(plain, kind) : plain;
    return need(fits(typed, kind), value, place, path, wanted(kind))
        .map(node -> new Scalar(node.place(), typed));
  }

  private Optional<Node> need(boolean holds, Node value, Place place, String path, String wanted) {
    if (!holds) {
      wrongType(place, path, wanted, value);
    }
    return holds ? Optional.of(value) : Optional.empty();
  }

  private static boolean fits(Object plain, String kind) {
    switch (kind) {
      case "bool":
        return plain instanceof Boolean;
      case "int":
        return plain instanceof Long;
      case "text":
        return plain instanceof String;
      default:
        return plain instanceof String || plain instanceof Number;
    }
  }

  private static String wanted(String kind) {
    switch (kind) {
      case "bool":
        return "true or false";
      case "int":
        return "a whole number";
      case "text":
        return "a text";
      default:
        return "a text or a number";
    }
  }

  private static Object lenient(Object plain, String kind) {
    if (kind.equals("text") && plain instanceof Number) {
      return plain.toString();
    }
    if (!(plain instanceof String text)) {
      return plain;
    }
    switch (kind) {
      case "bool":
        return truth(text);
      case "int":
        return number(text);
      default:
        return text;
    }
  }

  private static Object truth(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    return FALSE.contains(word) ? (Object) false : text;
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }
}

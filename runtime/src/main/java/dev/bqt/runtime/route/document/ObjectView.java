package dev.bqt.runtime.route.document;

import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Place;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * An object whose keys are spelt as they should be and whose values have the right types.
 *
 * @param object the object
 * @param path its JSON path
 */
public record ObjectView(Mapping object, String path) {

  /** Whether the key is there. */
  public boolean has(String key) {
    return object.field(key).isPresent();
  }

  /** The text under a key; empty when there is none. */
  public String text(String key) {
    return plain(key) instanceof String text ? text : "";
  }

  /** Whether the key is there and true. */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(plain(key));
  }

  /** The number under a key; 0 when there is none. */
  public long number(String key) {
    return plain(key) instanceof Long number ? number : 0;
  }

  /** The object under a key; one without fields when there is none. */
  public ObjectView child(String key) {
    Mapping child =
        object
            .field(key)
            .map(Field::value)
            .map(value -> value instanceof Mapping mapping ? mapping : null)
            .orElse(new Mapping(placeOf(key), List.of()));
    return new ObjectView(child, pathOf(key));
  }

  /** The objects in the list under a key. */
  public List<ObjectView> children(String key) {
    List<ObjectView> children = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof Mapping mapping) {
        children.add(new ObjectView(mapping, JsonPath.item(pathOf(key), children.size())));
      }
    }
    return children;
  }

  /** The texts under a key, be they a list or a single one. */
  public List<String> texts(String key) {
    if (plain(key) instanceof String text) {
      return List.of(text);
    }
    return items(key).stream()
        .map(item -> item instanceof Scalar scalar ? String.valueOf(scalar.value()) : "")
        .toList();
  }

  /** Where a key stands; without it, where the object begins. */
  public Place placeOf(String key) {
    return object.field(key).map(Field::place).orElse(object.place());
  }

  /** The JSON path of a key. */
  public String pathOf(String key) {
    return JsonPath.key(path, key);
  }

  private Object plain(String key) {
    return object
        .field(key)
        .map(field -> field.value() instanceof Scalar scalar ? scalar.value() : null)
        .orElse(null);
  }

  private List<Node> items(String key) {
    return object
        .field(key)
        .map(field -> field.value() instanceof Sequence sequence ? sequence.items() : null)
        .orElse(List.of());
  }
}

package dev.bqt.runtime.route.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Nodes without their places: as Java's own values, and as JSON. */
public final class PlainValues {
  private static final JsonMapper MAPPER = new JsonMapper();

  private PlainValues() {}

  /** Null, Boolean, Long, BigInteger, Double, String, or unmodifiable lists and maps of those. */
  public static Object of(Node node) {
    if (node instanceof Mapping mapping) {
      return map(mapping);
    }
    if (node instanceof Sequence sequence) {
      return Collections.unmodifiableList(sequence.items().stream().map(PlainValues::of).toList());
    }
    return ((Scalar) node).value();
  }

  /** The fields, sorted by key. */
  public static Map<String, Object> map(Mapping mapping) {
    Map<String, Object> map = new TreeMap<>();
    for (Field field : mapping.fields()) {
      map.put(field.name(), of(field.value()));
    }
    return Collections.unmodifiableMap(map);
  }

  /** One line of JSON without blanks, keys sorted. */
  public static String json(Mapping mapping) {
    try {
      return MAPPER.writeValueAsString(map(mapping));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}

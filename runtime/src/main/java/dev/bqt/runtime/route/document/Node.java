package dev.bqt.runtime.route.document;

import java.util.List;
import java.util.Optional;

/** A value of a document, with the place where it begins. */
public sealed interface Node {

  /** Where the value begins. */
  Place place();

  /** What it is, for people: {@code an object}, {@code a list}, or the value, shortened. */
  String kind();

  /**
   * A position in a text.
   *
   * @param line from 1
   * @param column from 1, in characters
   */
  record Place(int line, int column) {}

  /**
   * A key and its value.
   *
   * @param name the key as written
   * @param place of the key
   * @param value never null
   */
  record Field(String name, Place place, Node value) {}

  /**
   * An object.
   *
   * @param place of its beginning
   * @param fields in the order in which they were written; a key may stand twice
   */
  record Mapping(Place place, List<Field> fields) implements Node {
    /** Copies the list. */
    public Mapping {
      fields = List.copyOf(fields);
    }

    /** The first field with exactly this name. */
    public Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * A list.
   *
   * @param place of its beginning
   * @param items in order
   */
  record Sequence(Place place, List<Node> items) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A value without parts.
   *
   * @param place of its beginning
   * @param value null, or a Boolean, Long, BigInteger, Double or String
   */
  record Scalar(Place place, Object value) implements Node {
    private static final int LONGEST_SHOWN = 40;

    @Override
    public String kind() {
      if (!(value instanceof String text)) {
        return String.valueOf(value);
      }
      boolean fits = text.length() <= LONGEST_SHOWN;
      return "\"" + (fits ? text : text.substring(0, LONGEST_SHOWN) + "…") + "\"";
    }
  }
}

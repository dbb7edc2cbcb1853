package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.ConnectionProperty;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A value of a job's or a table's options, as JSON has it, read as what it must be; whatever else
 * it is, is refused by its name.
 *
 * @param owner which job or table, for people; empty when they know
 * @param name of the option, with dots for what lies inside, such as {@code schema.fields[0].type}
 * @param value never null
 */
record OptionValue(String owner, String name, Object value) {

  boolean bool() {
    if (value instanceof Boolean bool) {
      return bool;
    }
    throw expected("true or false");
  }

  /** A whole number; also in digits, as REST writes 64-bit numbers. */
  long whole() {
    try {
      if (value instanceof Long || value instanceof Integer) {
        return ((Number) value).longValue();
      }
      if (value instanceof String digits) {
        return Long.parseLong(digits);
      }
    } catch (NumberFormatException e) {
      throw expected("a whole number");
    }
    throw expected("a whole number");
  }

  int count() {
    long whole = whole();
    if (whole < 0 || whole > Integer.MAX_VALUE) {
      throw expected("a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) whole;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw expected("a text");
  }

  <E extends Enum<E>> E oneOf(Class<E> words) {
    String text = text();
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(text))
        .findFirst()
        .orElseThrow(() -> expected("one of " + Arrays.toString(words.getEnumConstants())));
  }

  List<OptionValue> list() {
    if (value instanceof List<?> list) {
      return IntStream.range(0, list.size())
          .mapToObj(i -> new OptionValue(owner, name + "[" + i + "]", list.get(i)))
          .toList();
    }
    throw expected("a list");
  }

  List<String> texts() {
    return list().stream().map(OptionValue::text).toList();
  }

  /** {@code connectionProperties}. */
  List<ConnectionProperty> connection() {
    return list().stream()
        .map(one -> one.fields("key", "value"))
        .map(f -> ConnectionProperty.of(f.required("key").text(), f.required("value").text()))
        .toList();
  }

  /** An object of no other fields than these. */
  Fields fields(String... known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw expected("an object of " + String.join(", ", known));
    }
    Map<String, OptionValue> fields = new LinkedHashMap<>();
    map.forEach((key, inner) -> fields.put(key.toString(), inside(key.toString(), inner)));
    fields.values().removeIf(field -> field.value() == null);
    Set<String> names = Set.of(known);
    fields.forEach(
        (key, field) -> {
          if (!names.contains(key)) {
            throw field.refused("is not known; known are " + String.join(", ", known));
          }
        });
    return new Fields(this, fields);
  }

  private OptionValue inside(String key, Object inner) {
    return new OptionValue(owner, name + "." + key, inner);
  }

  /** What is inside an object. */
  record Fields(OptionValue whole, Map<String, OptionValue> fields) {

    /** Does this with a field that is given. */
    Fields with(String name, Consumer<OptionValue> use) {
      if (fields.containsKey(name)) {
        use.accept(fields.get(name));
      }
      return this;
    }

    OptionValue required(String name) {
      OptionValue field = fields.get(name);
      if (field == null) {
        throw whole.refused("needs a field " + name);
      }
      return field;
    }
  }

  CloudFailure expected(String what) {
    String given = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return refused("must be " + what + ", not " + given);
  }

  /** The refusal of this option. */
  CloudFailure refused(String why) {
    String message = (owner.isEmpty() ? "" : owner + ": ") + "option " + name + " " + why;
    return new CloudFailure(FailureKind.BAD_RULE, 0, "", message, null);
  }
}

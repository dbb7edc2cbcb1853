package dev.bqt.runtime.config;

import dev.bqt.runtime.route.document.Node;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Values of the right type. JSON must have the very type, as Go's decoder wants it; YAML may write
 * a number as text and a text as number.
 */
final class ConfigurationValue {
  private ConfigurationValue() {}

  /**
   * The value as Boolean, Long, String or list of texts; true for objects and lists of anything.
   *
   * @param kind as in {@link ConfigurationKeys.Key}
   * @return empty when it is of another type
   */
  static Optional<?> of(Node value, String kind, boolean yaml) {
    Object plain = value instanceof Scalar scalar ? scalar.value() : null;
    switch (kind) {
      case "bool":
        return plain instanceof String word && yaml
            ? truth(word)
            : Optional.ofNullable(plain instanceof Boolean ? plain : null);
      case "int":
        return plain instanceof String digits && yaml
            ? number(digits)
            : Optional.ofNullable(plain instanceof Long ? plain : null);
      case "text":
        return text(plain, yaml);
      case "texts":
        return texts(value, yaml);
      case "map":
        return Optional.ofNullable(value instanceof Mapping ? true : null);
      default:
        return Optional.ofNullable(value instanceof Sequence ? true : null);
    }
  }

  /** What is expected, for people. */
  static String wanted(String kind) {
    switch (kind) {
      case "bool":
        return "true or false";
      case "int":
        return "a whole number";
      case "text":
        return "a text";
      case "texts":
        return "a list of texts";
      case "map":
        return "an object";
      default:
        return "a list";
    }
  }

  private static Optional<String> text(Object plain, boolean yaml) {
    if (plain instanceof String text) {
      return Optional.of(text);
    }
    return yaml && plain instanceof Number ? Optional.of(plain.toString()) : Optional.empty();
  }

  private static Optional<List<String>> texts(Node value, boolean yaml) {
    if (!(value instanceof Sequence sequence)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.items()) {
      text(item instanceof Scalar scalar ? scalar.value() : null, yaml).ifPresent(texts::add);
    }
    return texts.size() == sequence.items().size() ? Optional.of(texts) : Optional.empty();
  }

  private static Optional<Boolean> truth(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return Optional.of(Boolean.valueOf(lower));
    }
    return Optional.empty();
  }

  private static Optional<Long> number(String digits) {
    try {
      return Optional.of(Long.valueOf(digits.strip()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}

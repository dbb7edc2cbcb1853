package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.decompile.read.Shape.Plain;
import dev.bqt.compiler.route.JsonTree;
import java.math.BigDecimal;

/** What the legacy makes of a value of one type where it needs another. */
final class Coercion {

  private Coercion() {}

  /** Whether a value is of a type. */
  static boolean isOf(JsonTree value, Plain type) {
    return switch (type) {
      case TEXT -> value instanceof JsonTree.Chars;
      case TRUTH -> value instanceof JsonTree.Bool;
      case WHOLE -> value instanceof JsonTree.Digits number && isWhole(number.digits());
      case DIGITS -> value instanceof JsonTree.Chars text && isWhole(text.value());
      case ANY -> true;
    };
  }

  /** The value as YAML's converter gives it; of another type if that cannot be. */
  static JsonTree yaml(JsonTree value, Plain type) {
    if (isOf(value, type)) {
      return value;
    }
    String text = YamlScalars.text(value);
    return switch (type) {
      case TEXT -> new JsonTree.Chars(text);
      case TRUTH -> truth(value, text);
      case WHOLE -> isWhole(integral(text)) ? new JsonTree.Digits(integral(text)) : value;
      case DIGITS -> isWhole(integral(text)) ? new JsonTree.Chars(integral(text)) : value;
      case ANY -> value;
    };
  }

  private static JsonTree truth(JsonTree value, String text) {
    boolean yes = text.equalsIgnoreCase("true") || text.equals("1");
    boolean no = text.equalsIgnoreCase("false") || text.equals("0");
    return yes || no ? new JsonTree.Bool(yes) : value;
  }

  private static String integral(String text) {
    return text.matches("[-+]?[0-9]{1,30}\\.0{1,30}") ? text.substring(0, text.indexOf('.')) : text;
  }

  /** Whether it is a whole number of at most 64 bits. */
  private static boolean isWhole(String text) {
    if (!text.matches("-?[0-9]{1,19}")) {
      return false;
    }
    BigDecimal value = new BigDecimal(text);
    return value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
  }
}

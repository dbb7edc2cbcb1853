package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.route.JsonTree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as they stand on the right of an equals sign. */
final class Literals {

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

  private final Quoting quoting;

  Literals(Quoting quoting) {
    this.quoting = quoting;
  }

  /** Any value. */
  String value(JsonTree value) {
    if (value instanceof JsonTree.Chars chars) {
      return quoting.text(chars.value());
    } else if (value instanceof JsonTree.Digits number) {
      return number(number.digits());
    } else if (value instanceof JsonTree.Bool truth) {
      return truth.value() ? "TRUE" : "FALSE";
    } else if (value instanceof JsonTree.Items items) {
      return "[" + String.join(", ", items.values().stream().map(this::value).toList()) + "]";
    } else if (value instanceof JsonTree.Node node) {
      return "(" + String.join(", ", pairs(node)) + ")";
    }
    return "NULL";
  }

  /** Each key of an object with its value. */
  List<String> pairs(JsonTree.Node node) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, JsonTree> field : node.fields().entrySet()) {
      pairs.add(quoting.key(field.getKey()) + " = " + value(field.getValue()));
    }
    return pairs;
  }

  /** A whole number of at most 64 bits as it is; a longer one as a fraction of the same value. */
  private static String number(String digits) {
    if (digits.matches("-?[0-9]+")) {
      BigDecimal value = new BigDecimal(digits);
      return value.compareTo(MOST) <= 0 && value.compareTo(LEAST) >= 0 ? digits : digits + ".0";
    }
    return digits.toLowerCase(java.util.Locale.ROOT);
  }

  /** A whole number of at most 64 bits in plain digits; null if it is anything else. */
  static Long whole(JsonTree value) {
    if (value instanceof JsonTree.Digits number && number.digits().matches("-?[0-9]{1,18}")) {
      return Long.valueOf(number.digits());
    }
    return null;
  }
}

package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.route.JsonTree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a scalar of YAML 1.1 means, by the rules of go-yaml: no dates, no numbers of base 60. */
final class YamlScalars {

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> YES =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> NO =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  private YamlScalars() {}

  /** The value. */
  static JsonTree value(ScalarNode node) {
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    String text = node.getValue();
    if (!plain && !isExplicit(node.getTag()) || Tag.STR.equals(node.getTag())) {
      return new JsonTree.Chars(Characters.sound(text));
    } else if (NULL.contains(text)) {
      return new JsonTree.Null();
    } else if (YES.contains(text)) {
      return new JsonTree.Bool(true);
    } else if (NO.contains(text)) {
      return new JsonTree.Bool(false);
    }
    JsonTree number = number(text.replace("_", ""));
    return number == null ? new JsonTree.Chars(Characters.sound(text)) : number;
  }

  /** The value as the text that the legacy makes of it where it needs one. */
  static String text(JsonTree value) {
    if (value instanceof JsonTree.Chars chars) {
      return chars.value();
    } else if (value instanceof JsonTree.Digits number) {
      return number.digits();
    } else if (value instanceof JsonTree.Bool truth) {
      return Boolean.toString(truth.value());
    }
    return "";
  }

  private static boolean isExplicit(Tag tag) {
    return Tag.INT.equals(tag) || Tag.FLOAT.equals(tag) || Tag.BOOL.equals(tag);
  }

  private static JsonTree number(String text) {
    String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    String sign = text.startsWith("-") ? "-" : "";
    String lower = bare.toLowerCase(Locale.ROOT);
    if (lower.matches("0x[0-9a-f]+")) {
      return whole(sign, bare.substring(2), 16);
    } else if (lower.matches("0b[01]+")) {
      return whole(sign, bare.substring(2), 2);
    } else if (lower.matches("0[0-7]+")) {
      return whole(sign, bare, 8);
    } else if (lower.matches("[0-9]+")) {
      return whole(sign, bare, 10);
    } else if (lower.matches("(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]{1,4})?")) {
      return new JsonTree.Digits(sign + plain(bare));
    }
    return null;
  }

  /** A fraction as JSON writes it. */
  private static String plain(String text) {
    BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    return value.scale() < -30 || value.scale() > 30 ? value.toString() : value.toPlainString();
  }

  private static JsonTree whole(String sign, String digits, int radix) {
    BigInteger value = new BigInteger(sign + digits, radix);
    return new JsonTree.Digits(value.toString());
  }
}

package dev.bqt.compiler.decompile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A document read in another way than by the decompiler: keys in small letters, in order. */
final class PlainTree {

  private PlainTree() {}

  /** JSON is YAML, too. */
  static Object of(String document) {
    return plain(new Yaml(new SafeConstructor(new LoaderOptions())).load(document));
  }

  /** The rules of a document: one, or each of a list. */
  static List<Object> rules(String document) {
    Object tree = of(document);
    return tree instanceof List<?> list ? List.copyOf(list) : List.of(tree);
  }

  private static boolean isEmpty(String key, Object value) {
    return (key.equals("when") || key.equals("request")) && Map.of().equals(value)
        || key.equals("request") && "null".equals(value);
  }

  private static Object plain(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      TreeMap<String, Object> fields = new TreeMap<>();
      map.forEach(
          (key, value) -> {
            String name = key.toString();
            // BigQuery's own schema and the legacy's Schema are two keys.
            boolean keep = name.equals("Schema");
            fields.put(keep ? name : name.toLowerCase(Locale.ROOT), plain(value));
          });
      // An empty one says the same as none: the legacy itself puts an empty one in its place.
      fields.entrySet().removeIf(each -> isEmpty(each.getKey(), each.getValue()));
      return fields;
    } else if (tree instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      list.forEach(value -> values.add(plain(value)));
      return values;
    } else if (tree instanceof Number number) {
      boolean whole = number instanceof Integer || number instanceof Long;
      return whole
          ? new BigDecimal(number.longValue()).stripTrailingZeros()
          : new BigDecimal(number.doubleValue()).stripTrailingZeros();
    }
    return tree == null ? "null" : tree;
  }
}

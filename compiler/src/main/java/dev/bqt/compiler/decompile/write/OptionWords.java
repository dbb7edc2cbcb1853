package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** The options of a table that some fields are, and have a value that the table allows. */
final class OptionWords {

  private final LoadOptions table;
  private final Quoting quoting;
  private final Literals literals;
  private final boolean camel;

  /** Options whose fields are called as the table calls them. */
  OptionWords(LoadOptions table, Quoting quoting) {
    this(table, quoting, false);
  }

  private OptionWords(LoadOptions table, Quoting quoting, boolean camel) {
    this.table = table;
    this.quoting = quoting;
    this.literals = new Literals(quoting);
    this.camel = camel;
  }

  /** Options whose fields are called as in BigQuery's REST interface: in camel case. */
  static OptionWords ofRest(LoadOptions table, Quoting quoting) {
    return new OptionWords(table, quoting, true);
  }

  /** Each as {@code name = value}, in the order of the fields. */
  List<String> pairs(Fields fields) {
    List<String> pairs = new ArrayList<>();
    for (String key : List.copyOf(fields.keys())) {
      pairs.addAll(camel ? ofFormat(fields, key) : List.of());
      LoadOption option = find(key);
      String value = option == null ? null : value(fields, key, option);
      if (value != null) {
        pairs.add(option.name() + " = " + value);
      }
    }
    return pairs;
  }

  private LoadOption find(String key) {
    return table.all().stream()
        .filter(option -> option.path().size() == 1 && name(option, 0).equals(key))
        .findFirst()
        .orElse(null);
  }

  /** What the options of a format also are by themselves, if they have no other name. */
  private List<String> ofFormat(Fields fields, String key) {
    List<String> pairs = new ArrayList<>();
    Fields inner = fields.inside(key);
    for (LoadOption option : inner == null ? List.<LoadOption>of() : table.all()) {
      boolean own = option.path().size() == 2 && name(option, 0).equals(key);
      String value = own ? value(inner, name(option, 1), option) : null;
      if (value != null) {
        pairs.add(option.name() + " = " + value);
      }
    }
    return pairs;
  }

  private String name(LoadOption option, int at) {
    String name = option.path().get(at);
    return camel ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
  }

  private String value(Fields fields, String key, LoadOption option) {
    JsonTree value = fields.peek(key);
    if (option.type() == OptionType.MAP && option.inside() != null) {
      Fields inner = fields.inside(key);
      List<String> pairs = inner == null ? List.of() : inside(option).pairs(inner);
      return pairs.isEmpty() ? null : "(" + String.join(", ", pairs) + ")";
    }
    String written = value == null ? null : written(value, option);
    if (written != null) {
      fields.take(key);
    }
    return written;
  }

  private OptionWords inside(LoadOption option) {
    return new OptionWords(option.inside(), quoting, camel);
  }

  private String written(JsonTree value, LoadOption option) {
    boolean items = value instanceof JsonTree.Items list && !list.values().isEmpty();
    return switch (option.type()) {
      case TEXT -> isText(value, option) ? literals.value(value) : null;
      case WHOLE -> Literals.whole(value) == null ? null : literals.value(value);
      case LONG -> digits(value);
      case TRUTH -> value instanceof JsonTree.Bool ? literals.value(value) : null;
      case MAP -> value instanceof JsonTree.Node ? literals.value(value) : null;
      case TEXTS ->
          items && all(value, each -> isText(each, option)) ? literals.value(value) : null;
      case WHOLES ->
          items && all(value, each -> Literals.whole(each) != null) ? literals.value(value) : null;
      case MAPS -> items ? maps((JsonTree.Items) value, option) : null;
    };
  }

  private static boolean isText(JsonTree value, LoadOption option) {
    return value instanceof JsonTree.Chars chars
        && (option.values().isEmpty() || option.values().contains(chars.value()));
  }

  private static boolean all(JsonTree items, java.util.function.Predicate<JsonTree> law) {
    return ((JsonTree.Items) items).values().stream().allMatch(law);
  }

  /** A number that JSON carries as text. */
  private static String digits(JsonTree value) {
    boolean plain =
        value instanceof JsonTree.Chars chars && chars.value().matches("0|-?[1-9][0-9]{0,17}");
    return plain ? ((JsonTree.Chars) value).value() : null;
  }

  private String maps(JsonTree.Items items, LoadOption option) {
    List<String> maps = new ArrayList<>();
    for (JsonTree item : items.values()) {
      if (!(item instanceof JsonTree.Node node)) {
        return null;
      }
      Fields inner = new Fields("", node, java.util.Set.of());
      List<String> pairs = inside(option).pairs(inner);
      if (!inner.keys().isEmpty()) {
        return null;
      }
      maps.add("(" + String.join(", ", pairs) + ")");
    }
    return "[" + String.join(", ", maps) + "]";
  }
}

package dev.bqt.compiler.ingest;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import java.util.ArrayList;
import java.util.List;

/** Options to keys of BigQuery's REST interface; what the table does not know is passed over. */
final class RestKeys {

  private RestKeys() {}

  /** One key for each value, those of known maps key by key, in the order written. */
  static List<ConfigKey> of(Assignments options, LoadOptions table) {
    List<ConfigKey> keys = new ArrayList<>();
    add(options, table, List.of(), keys);
    return keys;
  }

  private static void add(
      Assignments options, LoadOptions table, List<String> above, List<ConfigKey> keys) {
    for (Assignments.Entry entry : options.entries()) {
      LoadOption option = table.find(entry.key().text());
      if (option == null) {
        continue;
      }
      List<String> path = new ArrayList<>(above);
      option.path().forEach(name -> path.add(camel(name)));
      if (entry.value() instanceof Assignments map && option.inside() != null) {
        add(map, option.inside(), path, keys);
      } else {
        keys.add(new ConfigKey(path, value(entry.value(), option), entry.key().span()));
      }
    }
  }

  private static Literal value(Literal value, LoadOption option) {
    if (value instanceof Literal.Listing list) {
      return new Literal.Listing(
          list.values().stream().map(each -> value(each, option)).toList(), list.span());
    } else if (value instanceof Assignments map && option.inside() != null) {
      return renamed(map, option.inside());
    } else if (value instanceof Literal.Whole whole && option.type() == OptionType.LONG) {
      return new Text(Long.toString(whole.value()), List.of(), whole.span());
    }
    return value;
  }

  private static Assignments renamed(Assignments map, LoadOptions table) {
    List<Assignments.Entry> entries = new ArrayList<>();
    for (Assignments.Entry entry : map.entries()) {
      LoadOption option = table.find(entry.key().text());
      if (option != null) {
        Name key = new Name(camel(option.path().get(0)), entry.key().span());
        entries.add(new Assignments.Entry(key, value(entry.value(), option)));
      }
    }
    return new Assignments(entries, map.span());
  }

  /** BqTail writes REST fields with a capital. */
  private static String camel(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}

package dev.bqt.compiler.lsp;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * An option of a load, as editors tell of it.
 *
 * @param key where it stands
 * @param outer the keys in REST of the maps that it stands in
 */
record OptionWords(Name key, LoadOption option, List<String> outer) {

  /** The option whose name is at an offset; null if there is none. */
  static OptionWords find(Assignments written, int offset) {
    return find(written, LoadOptions.OF_LOAD, List.of(), offset);
  }

  private static OptionWords find(
      Assignments written, LoadOptions table, List<String> outer, int offset) {
    for (Assignments.Entry entry : written.entries()) {
      LoadOption option = table.find(entry.key().text());
      if (option == null) {
        continue;
      }
      if (holds(entry.key().span(), offset)) {
        return new OptionWords(entry.key(), option, outer);
      } else if (entry.value() instanceof Assignments map
          && option.inside() != null
          && holds(map.span(), offset)) {
        List<String> inner = new ArrayList<>(outer);
        inner.addAll(rest(option));
        return find(map, option.inside(), inner, offset);
      }
    }
    return null;
  }

  private static boolean holds(Span span, int offset) {
    return span.start() <= offset && offset <= span.end();
  }

  private static List<String> rest(LoadOption option) {
    return option.path().stream()
        .map(key -> Character.toLowerCase(key.charAt(0)) + key.substring(1))
        .toList();
  }

  /** In Markdown: name, type, field of the REST interface, values. */
  String text() {
    List<String> path = new ArrayList<>(outer);
    path.addAll(rest(option));
    String values =
        option.values().isEmpty() ? "" : "\n\nOne of " + String.join(", ", option.values()) + ".";
    return "**"
        + option.name()
        + "**: "
        + option.type().words()
        + "\n\nREST: `configuration.load."
        + String.join(".", path)
        + "`"
        + values;
  }
}

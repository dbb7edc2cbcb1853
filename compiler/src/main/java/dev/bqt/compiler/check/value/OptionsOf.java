package dev.bqt.compiler.check.value;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import java.util.List;

/** What OPTIONS of a LOAD say. */
public final class OptionsOf {

  private OptionsOf() {}

  /** The options of a rule, in order; empty if it has none. */
  public static List<Assignments.Entry> all(Rule rule) {
    LoadTail.Options options =
        rule.load() == null ? null : rule.load().first(LoadTail.Options.class);
    return options == null ? List.of() : options.assignments().entries();
  }

  /** The option's name in the REST interface, in snake case; empty if there is none like it. */
  public static String name(Assignments.Entry entry) {
    LoadOption option = LoadOptions.OF_LOAD.find(entry.key().text());
    if (option == null) {
      return "";
    }
    return LoadOptions.OF_LOAD.all().stream()
        .filter(each -> each.path().equals(option.path()))
        .findFirst()
        .map(LoadOption::name)
        .orElse("");
  }

  /** The first entry that writes a field, by whatever name; null if there is none. */
  public static Assignments.Entry entry(Rule rule, String name) {
    LoadOption wanted = LoadOptions.OF_LOAD.find(name);
    for (Assignments.Entry entry : all(rule)) {
      LoadOption option = LoadOptions.OF_LOAD.find(entry.key().text());
      if (option != null && option.path().equals(wanted.path())) {
        return entry;
      }
    }
    return null;
  }

  /** The map that an option has as its value; null if it is not said, or no map. */
  public static Assignments map(Rule rule, String name) {
    Assignments.Entry entry = entry(rule, name);
    return entry != null && entry.value() instanceof Assignments map ? map : null;
  }

  /** The value of a key in any case; null if it is not there. */
  public static Literal value(Assignments map, String key) {
    for (Assignments.Entry entry : map.entries()) {
      if (entry.key().text().equalsIgnoreCase(key)) {
        return entry.value();
      }
    }
    return null;
  }
}

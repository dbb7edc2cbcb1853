package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_OPTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_OPTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_OPTION_VALUE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.WRONG_OPTION_TYPE;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.option.RequestOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Options are BigQuery's, each given once, with a value of its type. */
final class KnownOptions implements Check {

  /** Fields that a rule states in another way, and how. */
  private static final Map<String, String> STATED_ELSEWHERE =
      Map.of(
          "source_format", "Write the format behind LOAD: LOAD CSV INTO …",
          "format", "Write the format behind LOAD: LOAD CSV INTO …",
          "source_uris", "The objects that WHEN matches are the sources.",
          "uris", "The objects that WHEN matches are the sources.",
          "destination_table", "Write the table behind INTO: LOAD INTO shop.orders");

  /** What EXPORT DATA of GoogleSQL says in its options, and EXPORT elsewhere. */
  private static final Map<String, String> OF_EXPORT_DATA =
      Map.of(
          "uri", "Write the address behind TO.",
          "overwrite", "Leave it out: files that are there are always overwritten.");

  /**
   * The bounds of a range; all other numbers are counts, or spans of time. Settings of a deployment
   * have laws of their own.
   */
  private static final List<String> MAY_BE_NEGATIVE =
      List.of("start", "end", "wait_for_job_seconds", "max_batch_bytes");

  /** Whether BigQuery may take a number below 0 there. */
  static boolean mayBeNegative(LoadOption option) {
    return MAY_BE_NEGATIVE.contains(option.name());
  }

  /** Numbers of 32 bits in BigQuery's REST interface. */
  private static final List<String> SMALL = List.of("max_bad_records", "skip_leading_rows");

  /** Nobody reads a longer list. */
  private static final int MOST_NAMES = 20;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (Clause clause : rule.clauses()) {
        if (rule.isAboutObjects() && clause instanceof Clause.LoadClause load) {
          load.tails().forEach(tail -> inspect(tail, found));
        }
      }
      for (PlacedAction placed : Actions.of(rule)) {
        placed.action().tails().forEach(tail -> inspect(placed.action().verb(), tail, found));
      }
    }
  }

  /**
   * The same law for another table.
   *
   * @param elsewhere names in small letters that are said in another way, and how
   */
  static void inspect(
      Assignments options, LoadOptions table, Map<String, String> elsewhere, Diagnostics found) {
    List<Assignments.Entry> known = new ArrayList<>();
    for (Assignments.Entry entry : options.entries()) {
      if (table.find(entry.key().text()) != null) {
        known.add(entry);
      } else {
        found.add(unknown(entry.key(), table, elsewhere));
      }
    }
    Given nothing = new Given(List.of(), new HashMap<>());
    inspect(new Assignments(known, options.span()), table, nothing, found);
  }

  private static Diagnostic unknown(Name key, LoadOptions table, Map<String, String> elsewhere) {
    String instead = elsewhere.get(snake(key.text()));
    if (instead != null) {
      return Diagnostic.of(UNKNOWN_OPTION, key.span(), key.text() + " does not stand here.")
          .hint(instead);
    }
    String meant = Suggestion.nearest(snake(key.text()), table.names());
    return Diagnostic.of(UNKNOWN_OPTION, key.span(), "There is no option " + key.text() + " here.")
        .hint(meant.isEmpty() ? options(table.names()) : "Did you mean " + meant + "?");
  }

  private static String options(List<String> names) {
    return names.size() > MOST_NAMES
        ? "The options are the fields of BigQuery's REST interface in snake_case."
        : "There are " + String.join(", ", names) + ".";
  }

  private static void inspect(LoadTail tail, Diagnostics found) {
    if (tail instanceof LoadTail.Options stated) {
      Given nothing = new Given(List.of(), new HashMap<>());
      inspect(stated.assignments(), LoadOptions.OF_LOAD, nothing, found);
    }
  }

  private static void inspect(Verb verb, ActionTail tail, Diagnostics found) {
    if (!(tail instanceof ActionTail.Mapped mapped)) {
      return;
    }
    if (mapped.kind() == ActionTail.Mapped.Kind.OPTIONS && verb instanceof Verb.Export) {
      Given nothing = new Given(List.of(), new HashMap<>());
      inspect(mapped.assignments(), RequestOptions.OF_EXPORT, nothing, found);
    }
  }

  /**
   * What has been given so far.
   *
   * @param path the JSON keys of the map that is being looked at, from the outermost
   * @param keys by their whole paths, so that an alias of a nested field is found too
   */
  private record Given(List<String> path, Map<List<String>, Name> keys) {

    Given inside(LoadOption option) {
      return new Given(pathOf(option), keys);
    }

    Name putIfAbsent(LoadOption option, Name key) {
      return keys.putIfAbsent(pathOf(option), key);
    }

    private List<String> pathOf(LoadOption option) {
      List<String> whole = new ArrayList<>(path);
      whole.addAll(option.path());
      return whole;
    }
  }

  private static void inspect(Assignments map, LoadOptions table, Given given, Diagnostics found) {
    for (Assignments.Entry entry : map.entries()) {
      LoadOption option = table.find(entry.key().text());
      if (option == null) {
        found.add(unknown(entry.key(), table));
        continue;
      }
      Name first = given.putIfAbsent(option, entry.key());
      if (first != null) {
        found.add(twice(entry.key(), first));
      }
      if (option.type().accepts(entry.value())) {
        inspectValue(entry.value(), option, given, found);
      } else {
        found.add(wrongType(entry.value(), option));
      }
    }
  }

  private static void inspectValue(
      Literal value, LoadOption option, Given given, Diagnostics found) {
    if (value instanceof Assignments map && option.inside() != null) {
      inspect(map, option.inside(), given.inside(option), found);
    } else if (value instanceof Literal.Listing list) {
      for (Literal each : list.values()) {
        inspectValue(each, option, new Given(List.of(), new HashMap<>()), found);
      }
    } else if (value instanceof Text text && !option.values().isEmpty()) {
      inspectWord(text, option, found);
    } else if (value instanceof Literal.Whole number
        && number.value() < 0
        && !mayBeNegative(option)) {
      found.add(
          Diagnostic.of(UNKNOWN_OPTION_VALUE, number.span(), option.name() + " cannot be negative.")
              .hint("Write 0 or more, or leave it out."));
    } else if (value instanceof Literal.Whole number && isTooLarge(number, option)) {
      found.add(
          Diagnostic.of(
              UNKNOWN_OPTION_VALUE,
              number.span(),
              option.name() + " is at most " + Integer.MAX_VALUE + "."));
    }
  }

  private static boolean isTooLarge(Literal.Whole number, LoadOption option) {
    return number.value() > Integer.MAX_VALUE
        && option.type() == OptionType.WHOLE
        && SMALL.contains(option.name());
  }

  private static void inspectWord(Text text, LoadOption option, Diagnostics found) {
    if (option.values().contains(text.value())) {
      return;
    }
    String meant = Suggestion.nearest(text.value(), option.values());
    String all = String.join(", ", option.values());
    found.add(
        Diagnostic.of(UNKNOWN_OPTION_VALUE, text.span(), option.name() + " may be: " + all + ".")
            .hint(meant.isEmpty() ? "" : "Did you mean \"" + meant + "\"?"));
  }

  private static Diagnostic wrongType(Literal value, LoadOption option) {
    return Diagnostic.of(
            WRONG_OPTION_TYPE,
            value.span(),
            option.name() + " must be " + option.type().words() + ".")
        .hint(typeHint(option, value));
  }

  private static Diagnostic unknown(Name key, LoadOptions table) {
    boolean export = table == RequestOptions.OF_EXPORT;
    String elsewhere =
        (export ? OF_EXPORT_DATA : STATED_ELSEWHERE).get(key.text().toLowerCase(Locale.ROOT));
    if (elsewhere != null && (export || table == LoadOptions.OF_LOAD)) {
      return Diagnostic.of(UNKNOWN_OPTION, key.span(), key.text() + " does not stand in OPTIONS.")
          .hint(elsewhere);
    }
    String meant = Suggestion.nearest(snake(key.text()), table.names());
    return Diagnostic.of(UNKNOWN_OPTION, key.span(), "There is no option " + key.text() + " here.")
        .hint(
            meant.isEmpty()
                ? table == RequestOptions.OF_EXPORT
                    ? "The options of an export are: " + String.join(", ", table.names()) + "."
                    : "The options are the fields of BigQuery's JobConfigurationLoad in snake_case."
                : "Did you mean " + meant + "?");
  }

  /** Names copied from JSON are in camel case. */
  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Diagnostic twice(Name key, Name first) {
    String alias = key.text().equalsIgnoreCase(first.text()) ? "" : " (as " + first.text() + ")";
    return Diagnostic.of(
            DUPLICATE_OPTION, key.span(), key.text() + " is given already" + alias + ".")
        .and(first.span(), "here for the first time")
        .hint("Keep one of the two.");
  }

  private static String typeHint(LoadOption option, Literal value) {
    if (value instanceof Text text) {
      boolean bare = option.type().accepts(parsed(text));
      return bare ? "Leave the quotes out: " + option.name() + " = " + text.value() : "";
    }
    return "";
  }

  /** What the text would be without its quotes. */
  private static Literal parsed(Text text) {
    String value = text.value().toUpperCase(Locale.ROOT);
    if (value.equals("TRUE") || value.equals("FALSE")) {
      return new Literal.Truth(value.equals("TRUE"), text.span());
    }
    return value.matches("-?[0-9]{1,18}")
        ? new Literal.Whole(Long.parseLong(value), text.span())
        : text;
  }
}

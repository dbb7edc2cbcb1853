package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_TABLE;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A table is dataset.table or project.dataset.table, of characters that BigQuery allows. */
final class LegalTables implements Check {

  private static final int LONGEST = 1024;
  private static final Pattern PROJECT =
      Pattern.compile("([a-z][a-z0-9.-]*[a-z0-9]:)?[a-zA-Z][a-zA-Z0-9_-]{2,62}");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Map<String, String> parameters = Captured.parameters(rule);
      for (Written table : Tables.of(rule)) {
        // A whole variable may stand for anything.
        // Those of directories have a law of their own.
        if (table.place() != Place.DIRECTORY && !isOneVariable(table.value())) {
          inspect(table, plain(table, parameters), found);
        }
      }
    }
  }

  /** {@code $TempTable} and the like bring their own dataset. */
  private static boolean isOneVariable(String text) {
    List<Expansions.Expansion> all = Expansions.of(text);
    return all.size() == 1 && all.get(0).start() == 0 && all.get(0).end() == text.length();
  }

  /** The table after expansion, as far as that is known: parameters have their literal parts. */
  private static String plain(Written table, Map<String, String> parameters) {
    String text = table.value();
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (Expansions.Expansion each : Expansions.of(text)) {
      String value = parameters.get(each.inside());
      boolean named = each.kind() == Expansions.Kind.NAME || each.kind() == Expansions.Kind.BRACED;
      if (named && value != null && value.indexOf('(') < 0 && !value.isEmpty()) {
        plain.append(text, from, each.start()).append(Expansions.plain(value));
        from = each.end();
      }
    }
    return Expansions.plain(plain.append(text.substring(from)).toString());
  }

  private static void inspect(Written table, String name, Diagnostics found) {
    int lastDot = name.lastIndexOf('.');
    if (lastDot < 0) {
      boolean colon = name.contains(":");
      found.add(
          illegal(table, "A table is named with its dataset: dataset.table.")
              .hint(
                  colon
                      ? "Write project:dataset.table."
                      : "Write for example shop." + table.value() + "."));
      return;
    }
    String dataset = name.substring(0, lastDot);
    String id = withoutPartition(name.substring(lastDot + 1));
    int project = Math.max(dataset.lastIndexOf(':'), dataset.lastIndexOf('.'));
    inspectTable(table, id, found);
    inspectDataset(table, dataset.substring(project + 1), found);
    if (project >= 0) {
      inspectProject(table, dataset.substring(0, project), found);
    }
  }

  private static String withoutPartition(String id) {
    int decorator = id.indexOf('$');
    return decorator < 0 ? id : id.substring(0, decorator);
  }

  private static void inspectTable(Written table, String id, Diagnostics found) {
    if (id.isEmpty()) {
      found.add(illegal(table, "The name of the table behind the last dot is missing."));
    } else if (!id.codePoints().allMatch(LegalTables::inTable)) {
      int bad = id.codePoints().filter(point -> !inTable(point)).findFirst().getAsInt();
      found.add(illegal(table, "A table's name cannot have " + quoted(bad) + " in it."));
    } else if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      found.add(illegal(table, "A table's name has at most " + LONGEST + " bytes of UTF-8."));
    }
  }

  private static void inspectDataset(Written table, String dataset, Diagnostics found) {
    if (dataset.isEmpty()) {
      found.add(
          illegal(table, "The name of the dataset is missing.")
              .hint("Write dataset.table, for example shop.orders."));
    } else if (!dataset.codePoints().allMatch(LegalTables::inDataset)) {
      int bad = dataset.codePoints().filter(point -> !inDataset(point)).findFirst().getAsInt();
      found.add(
          illegal(
              table, "A dataset's name has letters, digits and _ alone, not " + quoted(bad) + "."));
    } else if (dataset.length() > LONGEST) {
      found.add(illegal(table, "A dataset's name has at most " + LONGEST + " characters."));
    }
  }

  private static void inspectProject(Written table, String project, Diagnostics found) {
    if (table.value().split("[.:]", 2)[0].contains("$")) {
      return; // What is replaced in it is not known yet.
    }
    if (!isProject(project)) {
      found.add(
          illegal(table, "\"" + project + "\" cannot be a project.")
              .hint("Projects have small letters, digits and hyphens, as in my-project."));
    }
  }

  /** Whether there could be such a project, perhaps one of a domain. */
  static boolean isProject(String name) {
    return PROJECT.matcher(name).matches();
  }

  /** Whether there could be such a dataset. */
  static boolean isDataset(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.codePoints().allMatch(LegalTables::inDataset);
  }

  private static Diagnostic illegal(Written table, String message) {
    return Diagnostic.of(ILLEGAL_TABLE, table.span(), message);
  }

  private static boolean inDataset(int point) {
    return point < 128 && (Character.isLetterOrDigit(point) || point == '_');
  }

  private static boolean inTable(int point) {
    return switch (Character.getType(point)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String quoted(int point) {
    return "\"" + Character.toString(point) + "\"";
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_FORMAT;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_OPTION_VALUE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_RAW_KEY;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.ingest.ConfigFiles;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What RAW writes into {@code load.json} and {@code external.json} are fields of BigQuery's REST
 * interface with values that they may have: the function passes all of it on. That interface takes
 * numbers and truths as texts, too.
 */
final class DirectoryRaw implements Check {

  /** Formats of external tables that are not files which are loaded. */
  private static final List<String> EXTERNAL_FORMATS =
      List.of("GOOGLE_SHEETS", "BIGTABLE", "ICEBERG", "DELTA_LAKE");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (DirectoryTree.Level level : DirectoryTree.of(rules).levels()) {
      for (RawLeaf leaf : RawLeaf.of(level.rule().first(Clause.RawClause.class))) {
        inspect(leaf, found);
      }
    }
  }

  private static void inspect(RawLeaf leaf, Diagnostics found) {
    List<String> path = leaf.path();
    boolean external =
        path.get(0).equals(ConfigFiles.EXTERNAL)
            && (path.size() > 1 || leaf.value() instanceof Assignments);
    if (!external) {
      inspect(leaf, path, IngestOptions.OF_LOAD, IngestOptions.BESIDE_LOAD, found);
    } else if (path.size() > 1) {
      // Each format's table has the fields of all formats, and its own once more.
      LoadOptions table = ExternalOptions.of(LoadFormat.ORC);
      List<String> inside = path.subList(1, path.size());
      inspect(leaf, inside, table, IngestOptions.BESIDE_EXTERNAL, found);
    }
  }

  private static void inspect(
      RawLeaf leaf,
      List<String> path,
      LoadOptions options,
      List<String> beside,
      Diagnostics found) {
    if (path.get(0).equals("sourceFormat") && path.size() == 1) {
      inspectFormat(leaf.value(), options != IngestOptions.OF_LOAD, found);
    }
    LoadOptions table = options;
    List<String> more = beside;
    for (int i = 0; i < path.size(); i++) {
      if (more.contains(path.get(i))) {
        return;
      }
      LoadOption option = table.findRest(path.get(i));
      boolean last = i == path.size() - 1;
      if (option == null || !last && option.type() != OptionType.MAP) {
        int end = option == null ? i + 1 : i + 2;
        found.add(unknown(leaf, path.subList(0, end), option == null ? table : null, more));
        return;
      } else if (last || option.inside() == null) {
        if (last) {
          inspectValue(leaf.value(), path.get(i), option, found);
        }
        return;
      }
      table = option.inside();
      more = List.of();
    }
  }

  private static Diagnostic unknown(
      RawLeaf leaf, List<String> path, LoadOptions table, List<String> more) {
    List<String> names = new ArrayList<>(more);
    names.addAll(table == null ? List.of() : table.restNames());
    String key = path.get(path.size() - 1);
    String meant = Suggestion.nearest(key.replace("_", ""), names);
    return Diagnostic.of(
            UNKNOWN_RAW_KEY,
            leaf.place(),
            "BigQuery has no field "
                + (key.isEmpty() ? "\"\"" : String.join(".", path))
                + " here; the function passes it on.")
        .hint(
            meant.isEmpty()
                ? "Keys are fields of BigQuery's REST interface, as in \"skipLeadingRows\"."
                : "Did you mean \"" + meant + "\"?");
  }

  private static void inspectFormat(Literal value, boolean external, Diagnostics found) {
    List<String> words = new ArrayList<>(LoadFormat.restNames());
    if (external) {
      words.addAll(EXTERNAL_FORMATS);
    }
    if (value instanceof Text text && !hasVariables(text) && !isAmong(words, text.value())) {
      String meant = Suggestion.nearest(text.value(), words);
      boolean json = text.value().toUpperCase(Locale.ROOT).contains("JS");
      String hint = json ? LoadFormat.JSON.restName() : meant;
      found.add(
          Diagnostic.of(
                  UNKNOWN_FORMAT,
                  text.span(),
                  "BigQuery loads " + String.join(", ", words) + ", not " + text.value() + ".")
              .hint(hint.isEmpty() ? "" : "Did you mean \"" + hint + "\"?"));
    }
  }

  private static void inspectValue(
      Literal value, String key, LoadOption option, Diagnostics found) {
    if (value instanceof Literal.Nothing || value instanceof Text text && hasVariables(text)) {
      return;
    }
    if (value instanceof Literal.Listing list && option.type().accepts(list)) {
      list.values().forEach(each -> inspectWord(each, key, option, found));
    } else if (!RestTypes.accepts(option.type(), value)) {
      found.add(
          Diagnostic.of(
              UNKNOWN_OPTION_VALUE,
              value.span(),
              key + " must be " + option.type().words() + ": BigQuery refuses this."));
    } else if (RestTypes.isNegative(value) && !KnownOptions.mayBeNegative(option)) {
      found.add(
          Diagnostic.of(UNKNOWN_OPTION_VALUE, value.span(), key + " cannot be negative.")
              .hint("Write 0 or more, or leave it out."));
    } else {
      inspectWord(value, key, option, found);
    }
  }

  private static void inspectWord(Literal value, String key, LoadOption option, Diagnostics found) {
    if (value instanceof Text text
        && !option.values().isEmpty()
        && !hasVariables(text)
        && !isAmong(option.values(), text.value())) {
      String meant = Suggestion.nearest(text.value(), option.values());
      String longer =
          option.values().stream()
              .filter(each -> each.endsWith("_" + text.value().toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElse(meant);
      found.add(
          Diagnostic.of(
                  UNKNOWN_OPTION_VALUE,
                  text.span(),
                  key + " may be: " + String.join(", ", option.values()) + ".")
              .hint(longer.isEmpty() ? "" : "Did you mean \"" + longer + "\"?"));
    }
  }

  private static boolean isAmong(List<String> words, String word) {
    return words.stream().anyMatch(word::equalsIgnoreCase);
  }

  private static boolean hasVariables(Text text) {
    return !text.variables().isEmpty();
  }
}

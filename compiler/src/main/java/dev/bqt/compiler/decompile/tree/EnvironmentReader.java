package dev.bqt.compiler.decompile.tree;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_REFUSED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_SYNTAX;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_UNKNOWN_KEY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_WRONG_TYPE;

import dev.bqt.compiler.decompile.read.Tree;
import dev.bqt.compiler.decompile.read.YamlText;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.OptionType;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the environment of the function: YAML as {@code gcloud functions deploy --env-vars-file}
 * takes it, values as the function does, truths in the words of Python's {@code strtobool}.
 */
final class EnvironmentReader {

  private static final List<String> TRUE = List.of("y", "yes", "t", "true", "on", "1");
  private static final List<String> FALSE = List.of("n", "no", "f", "false", "off", "0");

  private final Map<String, Variable> variables = new TreeMap<>();
  private final Diagnostics found;

  private EnvironmentReader(Diagnostics found) {
    this.found = found;
  }

  static List<Variable> read(SourceFile source, Diagnostics found) {
    EnvironmentReader reader = new EnvironmentReader(found);
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      var place = source.span(source.malformedAt(), source.malformedAt());
      found.add(Diagnostic.of(LEGACY_SYNTAX, place, "From here on the file is not UTF-8."));
      return List.of();
    }
    Tree tree = YamlText.read(source, found);
    if (tree instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(reader::read);
    } else if (tree != null && !source.text().isBlank()) {
      String message = "An environment is a mapping, NAME: value; this is " + Tree.kind(tree) + ".";
      found.add(Diagnostic.of(LEGACY_WRONG_TYPE, ConfigJson.first(source), message));
    }
    return new ArrayList<>(reader.variables.values());
  }

  private void read(Tree.Entry entry) {
    String name = entry.written();
    LoadOption option =
        IngestOptions.OF_DEPLOYMENT.all().stream()
            .filter(each -> each.path().get(0).equals(name))
            .findFirst()
            .orElse(null);
    if (option == null && !name.equals(Environment.TRACKED)) {
      found.add(unknown(entry, name));
      return;
    }
    String text = text(entry);
    if (text == null) {
      return;
    }
    String value = option == null ? text : value(text, option.type());
    if (value == null) {
      found.add(
          Diagnostic.of(
                  LEGACY_REFUSED,
                  entry.place(),
                  "The function fails at this: " + name + " is " + words(option.type()) + ".")
              .hint("Correct it, or leave it out."));
    } else if (variables.put(name, new Variable(name, value, entry.place())) != null) {
      found.add(
          Diagnostic.of(
                  LEGACY_READING, entry.place(), name + " is set a second time: the last counts.")
              .hint("Keep one."));
    }
  }

  private static Diagnostic unknown(Tree.Entry entry, String name) {
    if (name.equals("K_SERVICE")) {
      return Diagnostic.of(
              LEGACY_REFUSED,
              entry.place(),
              "The platform sets K_SERVICE itself, and refuses a deployment that does.")
          .hint("Leave it out.");
    }
    List<String> names =
        IngestOptions.OF_DEPLOYMENT.all().stream().map(each -> each.path().get(0)).toList();
    String meant = Suggestion.nearest(name, names);
    return Diagnostic.of(
            LEGACY_UNKNOWN_KEY,
            entry.place(),
            "The function has no variable " + name + ": DEPLOYMENT leaves it out.")
        .hint(meant.isEmpty() ? "Set it beside what is compiled." : "Did you mean " + meant + "?");
  }

  /** Null if it is no value at all, which is reported. */
  private String text(Tree.Entry entry) {
    JsonTree value = entry.value() instanceof Tree.Leaf leaf ? leaf.value() : new JsonTree.Null();
    if (value instanceof JsonTree.Chars chars) {
      return chars.value();
    } else if (value instanceof JsonTree.Digits || value instanceof JsonTree.Bool) {
      String shown =
          value instanceof JsonTree.Digits number
              ? number.digits()
              : Boolean.toString(((JsonTree.Bool) value).value());
      found.add(
          Diagnostic.of(
                  LEGACY_READING,
                  entry.value().span(),
                  "Without quotes this is no text, and gcloud refuses it. It is read all the same.")
              .hint("Write " + entry.written() + ": \"" + shown + "\"."));
      return shown;
    }
    found.add(
        Diagnostic.of(
                LEGACY_WRONG_TYPE,
                entry.place(),
                entry.written() + " is a text; this is " + Tree.kind(entry.value()) + ".")
            .hint("Put it into quotes."));
    return null;
  }

  private static String words(OptionType type) {
    return type == OptionType.TRUTH ? "true or false" : "a whole number";
  }

  private static String value(String text, OptionType type) {
    String plain = text.strip();
    if (type == OptionType.TRUTH) {
      String word = text.toLowerCase(Locale.ROOT);
      return TRUE.contains(word) ? "True" : FALSE.contains(word) ? "False" : null;
    } else if (type == OptionType.WHOLE) {
      return plain.matches("[+-]?[0-9]{1,18}") ? new BigInteger(plain).toString() : null;
    }
    return text;
  }
}

package dev.bqt.compiler.decompile.read;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_REFUSED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_SYNTAX;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_WRONG_TYPE;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a file of legacy rules: one rule, a JSON array of them, or a configuration that holds some
 * in {@code Routes} or {@code Rules}. What the legacy refuses is an error; what it reads in a way
 * that surprises is a warning.
 */
public final class LegacyReader {

  private final SourceFile source;
  private final boolean yaml;
  private final Diagnostics found;

  private LegacyReader(SourceFile source, Diagnostics found) {
    this.source = source;
    this.yaml = isYaml(source);
    this.found = found;
  }

  /** The rules of a file, in order. What is found wrong may make them incomplete. */
  public static List<LegacyRule> read(SourceFile source, Diagnostics found) {
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      Span place = source.span(source.malformedAt(), source.malformedAt());
      found.add(
          Diagnostic.of(LEGACY_SYNTAX, place, "From here on the file is not UTF-8.")
              .hint("Save it as UTF-8."));
      return List.of();
    }
    LegacyReader reader = new LegacyReader(source, found);
    Tree tree = reader.yaml ? YamlText.read(source, found) : JsonText.read(source, found);
    List<LegacyRule> rules = tree == null ? List.of() : reader.rules(tree);
    if (tree != null && rules.isEmpty()) {
      reader.tell(tree, "There is no rule in this file.", "Delete it if nobody needs it.");
    }
    return rules;
  }

  private static boolean isYaml(SourceFile source) {
    String name = source.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return false;
    }
    String text = source.text().stripLeading();
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || !text.startsWith("{") && !text.startsWith("[");
  }

  private boolean isUnread() {
    return source.name().toLowerCase(Locale.ROOT).endsWith(".yml");
  }

  private List<LegacyRule> rules(Tree tree) {
    if (isUnread()) {
      tell(
          tree,
          "The legacy reads .json and .yaml alone and never saw this file: its rules become"
              + " DISABLED.",
          "Leave DISABLED out if they are to be in force; or delete the file.");
    }
    if (tree instanceof Tree.Sequence list) {
      if (yaml) {
        tell(tree, "The legacy refuses a list of rules in YAML.", "It is read all the same.");
      }
      return list(list, null);
    }
    if (tree instanceof Tree.Mapping file && isConfiguration(file)) {
      return configuration(file);
    }
    return List.of(rule(tree, LegacyRule.Kind.OBJECT));
  }

  private static boolean isConfiguration(Tree.Mapping file) {
    boolean rules = file.find("Rules") instanceof Tree.Sequence;
    return file.find("Routes") != null || rules && file.find("Dest") == null;
  }

  private List<LegacyRule> configuration(Tree.Mapping file) {
    List<LegacyRule> rules = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Tree.Entry entry : file.entries()) {
      boolean routes = entry.key().equalsIgnoreCase("Routes");
      if (!routes && !entry.key().equalsIgnoreCase("Rules")) {
        others.add(entry.key());
      } else if (entry.value() instanceof Tree.Sequence list) {
        rules.addAll(list(list, routes ? LegacyRule.Kind.OBJECT_2019 : LegacyRule.Kind.OBJECT));
        if (!routes && !list.values().isEmpty()) {
          tellUnprepared(list);
        }
      }
    }
    if (!others.isEmpty()) {
      tell(
          file.entries().get(0).value(),
          "This is a configuration: " + String.join(", ", others) + " belong to no rule.",
          "Keep the file, and give it to bqt compile with --config.");
    }
    return rules;
  }

  /** Rules in the configuration itself are only validated; tail/config/ruleset.go. */
  private void tellUnprepared(Tree.Sequence list) {
    tell(
        list,
        "BqTail does not prepare rules that stand in its configuration: MATCHING does not filter,"
            + " DELETE and MOVE find no objects, SQLURL and BodyURL are not read, and VIA has"
            + " neither an alias nor a way to copy. The sentences are prepared as all others.",
        "Compile them to files below RulesURL, and take them out of the configuration.");
  }

  /**
   * The rules of a list.
   *
   * @param kind what they are if they do not wait for jobs; null in a list that is no
   *     configuration's, in which none may
   */
  private List<LegacyRule> list(Tree.Sequence list, LegacyRule.Kind kind) {
    List<LegacyRule> rules = new ArrayList<>();
    for (Tree each : list.values()) {
      boolean job = kind != null && isAboutJobs(each);
      LegacyRule.Kind own = kind == null ? LegacyRule.Kind.OBJECT : kind;
      rules.add(rule(each, job ? LegacyRule.Kind.JOB : own));
    }
    return rules;
  }

  /** A route of BqDispatch says which jobs it waits for, and loads nothing. */
  static boolean isAboutJobs(Tree tree) {
    return tree instanceof Tree.Mapping rule
        && rule.find("Dest") == null
        && rule.find("When") instanceof Tree.Mapping when
        && (when.find("Source") != null || when.find("Dest") != null || when.find("Type") != null);
  }

  private LegacyRule rule(Tree tree, LegacyRule.Kind kind) {
    Decoder decoder = new Decoder(yaml, found);
    boolean empty = tree instanceof Tree.Leaf leaf && leaf.value() instanceof JsonTree.Null;
    if (!empty && !(tree instanceof Tree.Mapping)) {
      found.add(
          Diagnostic.of(
                  LEGACY_WRONG_TYPE, tree.span(), "A rule is an object; this is " + Tree.kind(tree))
              .hint("The legacy cannot read it either."));
    }
    boolean misplaced = kind == LegacyRule.Kind.OBJECT && isAboutJobs(tree);
    Shape shape = misplaced ? Shapes.JOB_ROUTE : Shapes.of(kind);
    JsonTree json = tree instanceof Tree.Mapping ? decoder.decode(tree, shape, "") : null;
    JsonTree.Node node = json instanceof JsonTree.Node all ? all : JsonTree.Node.empty();
    node = kind == LegacyRule.Kind.JOB ? Modern.withType(node) : node;
    LegacyRule rule = new LegacyRule(kind, node, node, decoder.places(), first(tree));
    if (misplaced) {
      LegacyLaws.refuseJob(rule, found);
      return rule;
    }
    LegacyRule whole = isUnread() ? disabled(Modern.of(rule)) : Modern.of(rule);
    new LegacyLaws(whole, found).inspect();
    return whole;
  }

  /** A rule that was never in force must not come into force; in 2019 there was no such word. */
  private LegacyRule disabled(LegacyRule rule) {
    if (rule.kind() != LegacyRule.Kind.OBJECT) {
      found.add(
          Diagnostic.of(
                  LEGACY_REFUSED, rule.span(), "The legacy never saw this route: a .yml file.")
              .hint("Put it into a configuration in JSON if it is to be in force."));
      return rule;
    }
    Map<String, JsonTree> fields = new LinkedHashMap<>(rule.json().fields());
    fields.put("Disabled", new JsonTree.Bool(true));
    return rule.with(new JsonTree.Node(fields));
  }

  /** Where a rule begins: what is wrong with all of it is shown there. */
  private static Span first(Tree tree) {
    int start = tree.span().start();
    int end = Math.min(start + 1, tree.span().source().text().length());
    return tree.span().source().span(start, end);
  }

  private void tell(Tree tree, String message, String hint) {
    found.add(Diagnostic.of(LEGACY_READING, first(tree), message).hint(hint));
  }
}

package dev.bqt.compiler.decompile.read;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_REFUSED;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.route.JsonTree;
import java.util.List;
import java.util.Set;

/** What the legacy refuses, or stops at, when it loads a rule: its Validate and its Init. */
final class LegacyLaws {

  private static final Set<String> METHODS = Set.of("COPY", "QUERY", "DML");
  private static final Set<String> FOLLOWED =
      Set.of(
          "load", "reload", "copy", "query", "export", "insert", "drop", "call", "push", "group");

  private final LegacyRule rule;
  private final Diagnostics found;
  private final GoValue dest;
  private final GoValue via;
  private final GoValue schema;

  LegacyLaws(LegacyRule rule, Diagnostics found) {
    this.rule = rule;
    this.found = found;
    this.dest = new GoValue(rule.json()).inside("Dest");
    this.via = dest.inside("Transient");
    this.schema = dest.inside("Schema");
  }

  void inspect() {
    if (rule.kind() != LegacyRule.Kind.JOB) {
      inspectLoad();
    }
    for (String outcome : List.of("OnSuccess", "OnFailure")) {
      inspectActions(new GoValue(rule.json()).items(outcome), outcome);
    }
  }

  /** A route of BqDispatch among rules of BqTail. */
  static void refuseJob(LegacyRule rule, Diagnostics found) {
    found.add(
        Diagnostic.of(
                LEGACY_REFUSED,
                rule.place("When"),
                "This is a route of BqDispatch: it waits for jobs and has no Dest. BqTail refuses"
                    + " it (dest was nil).")
            .hint(
                "Put it into a configuration, {\"Routes\": […]}, to get a rule WHEN JOB. It was"
                    + " written for BqDispatch."));
  }

  private void inspectLoad() {
    if (!dest.present()) {
      refuse("Dest", "The rule has no Dest (dest was nil).", hintOfLostIndentation());
      return;
    }
    boolean shaped = !schema.text("Template").isEmpty() || schema.truth("Autodetect");
    if (dest.text("Table").isEmpty() && !(shaped && via.present())) {
      refuse(
          "Dest",
          "Dest has no Table (dest.Table was empty).",
          "Only with Transient and a Schema that has a Template or Autodetect it may be left out.");
    }
    if (via.present() && via.text("Dataset").isEmpty()) {
      refuse(
          "Dest.Transient",
          "Transient has no Dataset.",
          "Name the dataset of the temporary tables.");
    }
    inspectTransformation();
    inspectMethod();
    inspectTable("Dest.Table", dest.text("Table"));
    inspectTable("Dest.Transient.Template", via.text("Template"));
    inspectTable("Dest.Schema.Template", schema.text("Template"));
  }

  /** Keys of a Dest one step too far left are unknown keys of the rule. */
  private String hintOfLostIndentation() {
    boolean lost = rule.json().fields().containsKey("Table");
    return lost
        ? "Is its indentation lost? Table belongs under Dest."
        : "Say where to load: Dest with a Table.";
  }

  private void inspectTransformation() {
    String first = firstTransformation();
    if (first == null) {
      return;
    }
    if (!via.present()) {
      refuse(
          first,
          "The rule has no Transient: with "
              + last(first)
              + " the legacy crashes while it loads it.",
          "Add Transient with a Dataset under Dest.");
      return;
    }
    if (schema.truth("Autodetect")) {
      refuse(
          first,
          last(first) + " and Schema.Autodetect exclude each other.",
          "Delete one of the two.");
    }
    inspectSplit();
    List<JsonTree> sides = dest.items("SideInputs");
    for (int i = 0; i < sides.size(); i++) {
      inspectSide(new GoValue(sides.get(i)), Paths.child("Dest.SideInputs", i));
    }
  }

  private String firstTransformation() {
    if (!dest.items("SideInputs").isEmpty()) {
      return "Dest.SideInputs";
    } else if (!dest.inside("Transform").isEmpty()) {
      return "Dest.Transform";
    } else if (schema.inside("Split").present()) {
      return "Dest.Schema.Split";
    }
    return dest.items("UniqueColumns").isEmpty() ? null : "Dest.UniqueColumns";
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private void inspectSplit() {
    GoValue split = schema.inside("Split");
    if (!split.present()) {
      return;
    }
    List<JsonTree> mappings = split.items("Mapping");
    if (mappings.isEmpty()) {
      refuse("Dest.Schema.Split", "Split has no Mapping.", "List each When with its Then.");
    }
    for (int i = 0; i < mappings.size(); i++) {
      GoValue mapping = new GoValue(mappings.get(i));
      if (mapping.text("When").isEmpty() || mapping.text("Then").isEmpty()) {
        String path = Paths.child("Dest.Schema.Split.Mapping", i);
        refuse(path, "A mapping lacks When or Then (when was empty).", "State both.");
      }
    }
  }

  private void inspectSide(GoValue side, String path) {
    String on = side.text("On");
    String alias = side.text("Alias");
    String own = via.text("Alias").isEmpty() ? "t" : via.text("Alias");
    if (side.text("Table").isEmpty() && side.text("From").isEmpty()) {
      refuse(path, "The side input has neither Table nor From.", "State one of the two.");
    } else if (!side.text("Table").isEmpty()) {
      inspectTable(path + ".Table", side.text("Table"));
    }
    if (on.isEmpty() || alias.isEmpty()) {
      refuse(path, "The side input has no " + (on.isEmpty() ? "On." : "Alias."), "State it.");
    } else if (!on.contains("$") && !(on.contains(own + ".") && on.contains(alias + "."))) {
      refuse(
          path + ".On",
          "On must name both sides: \"" + own + ".\" and \"" + alias + ".\".",
          "For example " + own + ".id = " + alias + ".id.");
    }
  }

  private void inspectMethod() {
    String method = via.text("CopyMethod");
    if (!method.isEmpty() && !METHODS.contains(method)) {
      refuse(
          "Dest.Transient.CopyMethod",
          "\"" + method + "\" is no CopyMethod.",
          "Those are COPY, QUERY and DML, in capitals.");
    }
  }

  private void inspectTable(String path, String table) {
    if (!table.isEmpty() && !table.contains(".")) {
      refuse(
          path,
          "\"" + table + "\" is no table: there is no dataset before a dot.",
          "dataset.table");
    }
  }

  private void inspectActions(List<JsonTree> actions, String path) {
    for (int i = 0; i < actions.size(); i++) {
      GoValue action = new GoValue(actions.get(i));
      String own = Paths.child(path, i);
      String name = action.text("Action");
      if (name.isEmpty()) {
        refuse(own, "An action has no name (action was empty).", "State Action.");
      }
      for (String outcome : List.of("OnSuccess", "OnFailure")) {
        List<JsonTree> nested = action.items(outcome);
        if (!nested.isEmpty() && !name.isEmpty() && !FOLLOWED.contains(name)) {
          refuse(
              own + "." + outcome,
              "\"" + name + "\" cannot be followed by " + outcome + ".",
              "Put these actions behind it, into the same list.");
        }
        inspectActions(nested, own + "." + outcome);
      }
    }
  }

  private void refuse(String path, String message, String hint) {
    found.add(
        Diagnostic.of(LEGACY_REFUSED, rule.place(path), "The legacy refuses this: " + message)
            .hint(hint));
  }
}

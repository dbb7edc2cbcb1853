package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_VARIABLE;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.tree.Known;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.expansion.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** <code>${name}</code> is the name of something that is known where it stands. */
final class KnownVariables implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Texts.of(rule).forEach(text -> inspect(text, rule, rules, found));
      Tables.of(rule).forEach(table -> inspect(table, rule, rules, found));
    }
  }

  private static void inspect(Written written, Rule rule, RuleSet rules, Diagnostics found) {
    if (written.variables().isEmpty() || written.place() == Place.RAW) {
      return;
    }
    List<String> known = new ArrayList<>(Known.at(written, rule, rules.target()));
    if (written.place() == Place.TABLE) {
      known.removeAll(Variables.OF_A_TABLE);
      known.addAll(Captured.names(rule));
    }
    Set<String> told = new HashSet<>();
    for (Name variable : written.variables()) {
      if (told.add(variable.text()) && !isKnown(variable.text(), known)) {
        String meant =
            Suggestion.nearest(variable.text(), List.copyOf(new TreeSet<>(rules.given())));
        Diagnostic unknown = unknown(variable, written.place(), known);
        found.add(meant.isEmpty() ? unknown : unknown.hint("Did you mean ${" + meant + "}?"));
      }
    }
  }

  /** The legacy calculates inside of the braces: <code>${a+b}</code>. */
  private static boolean isKnown(String variable, List<String> known) {
    for (String part : variable.split("[-+*/]")) {
      String root = Variables.root(part.strip());
      boolean number = !root.isEmpty() && root.chars().allMatch(Character::isDigit);
      if (!number && !known.contains(root)) {
        return false;
      }
    }
    return true;
  }

  private static Diagnostic unknown(Name variable, Place place, List<String> known) {
    String name = "${" + variable.text() + "}";
    if (place == Place.CONDITION) {
      return Diagnostic.of(
              UNKNOWN_VARIABLE,
              variable.span(),
              "Nothing is known yet when objects are matched, not " + name + " either.")
          .hint("Write the value itself" + given(variable) + ".");
    } else if (known.isEmpty()) {
      return Diagnostic.of(
              UNKNOWN_VARIABLE,
              variable.span(),
              "Nothing is replaced here when the rule runs, not " + name + " either.")
          .hint("Write the value itself" + given(variable) + ", or write \\" + name + ".");
    }
    return unknownAmong(variable, place, known);
  }

  private static Diagnostic unknownAmong(Name variable, Place place, List<String> known) {
    String name = "${" + variable.text() + "}";
    if (place == Place.TABLE && Variables.OF_A_TABLE.contains(variable.text())) {
      return Diagnostic.of(
              UNKNOWN_VARIABLE,
              variable.span(),
              "In tables BqTail replaces $" + variable.text() + " alone, not " + name + ".")
          .hint("Write $" + variable.text() + "; letters may follow it.");
    }
    String elsewhere = Known.elsewhere(Variables.root(variable.text()));
    if (!elsewhere.isEmpty()) {
      return Diagnostic.of(
              UNKNOWN_VARIABLE, variable.span(), name + " is known " + elsewhere + " alone.")
          .hint("Leave it out here, or write \\" + name + " if the text is to stay as it is.");
    }
    List<String> candidates = new ArrayList<>(known);
    candidates.addAll(place == Place.TABLE ? Variables.OF_A_TABLE : List.of());
    String meant = Suggestion.nearest(variable.text(), candidates);
    boolean bare = place == Place.TABLE && Variables.OF_A_TABLE.contains(meant);
    return Diagnostic.of(UNKNOWN_VARIABLE, variable.span(), "There is no " + name + " here.")
        .hint(
            meant.isEmpty()
                ? "Give the value when compiling, --var "
                    + variable.text()
                    + "=…, or write \\${…} if the text is to stay as it is."
                : "Did you mean "
                    + (bare ? "$" + meant : "${" + meant + "}")
                    + "? A value of your own is given when compiling: --var "
                    + variable.text()
                    + "=….");
  }

  /** What is filled in when a rule runs is not given before. */
  private static String given(Name variable) {
    return Variables.isFilledLater(Variables.root(variable.text()))
        ? ""
        : ", give it when compiling, --var " + variable.text() + "=…";
  }
}

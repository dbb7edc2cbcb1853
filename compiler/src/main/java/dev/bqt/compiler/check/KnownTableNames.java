package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CAPTURE_WITHOUT_MATCHING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_TABLE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_DOLLAR_NAME;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What stands behind a dollar in a table is something that is replaced. */
final class KnownTableNames implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof DirectorySource) {
        continue; // DirectoryTables looks at those.
      }
      for (Clause clause : rule.clauses()) {
        if (clause instanceof Clause.LoadClause load && load.table() != null) {
          inspect(load.table(), found);
        }
      }
    }
  }

  private static void inspect(TableName table, Diagnostics found) {
    // Quotes stand around the text; if there are escapes in it, the whole table is the place.
    int shift = table.span().text().indexOf(table.text());
    for (Expansions.Expansion expansion : Expansions.of(table.text())) {
      Span place =
          shift < 0
              ? table.span()
              : table.span().part(shift + expansion.start(), shift + expansion.end());
      inspect(place, expansion, found);
    }
  }

  private static void inspect(Span place, Expansions.Expansion expansion, Diagnostics found) {
    switch (expansion.kind()) {
      case CAPTURE -> found.add(capture(place, expansion.inside()));
      case MOD -> inspectMod(place, expansion.inside(), found);
      case NAME -> inspectName(place, expansion.inside(), found);
      case BARE ->
          found.add(
              Diagnostic.of(ILLEGAL_TABLE, place, "There is nothing behind the $.")
                  .hint("Write for example $Date, $Mod(4) or ${EventID}."));
      case BRACED, PARTITION -> {
        // Braces have a law of their own; a partition is not replaced.
      }
    }
  }

  private static Diagnostic capture(Span place, String group) {
    return Diagnostic.of(
            CAPTURE_WITHOUT_MATCHING,
            place,
            "$" + group + " is a part of the path that MATCHING captures; there is no MATCHING.")
        .hint("MATCHING is not built yet. To load by day write $Date.");
  }

  private static void inspectMod(Span place, String divisor, Diagnostics found) {
    if (!divisor.matches("[1-9][0-9]{0,8}")) {
      found.add(
          Diagnostic.of(ILLEGAL_TABLE, place, "$Mod( ) takes a whole number from 1 on.")
              .hint("Write for example $Mod(4)."));
    }
  }

  private static void inspectName(Span place, String name, Diagnostics found) {
    boolean beginsWithKnown = Variables.OF_A_TABLE.stream().anyMatch(name::startsWith);
    if (beginsWithKnown || Variables.OF_A_LOAD.contains(name)) {
      return;
    }
    List<String> known = new ArrayList<>(Variables.OF_A_TABLE);
    known.add("Mod");
    known.addAll(Variables.OF_A_LOAD);
    String meant = Suggestion.nearest(name, known);
    String proposal = meant.equals("Mod") ? "$Mod(4)" : "$" + meant;
    found.add(
        Diagnostic.of(
                UNKNOWN_DOLLAR_NAME, place, "Nothing replaces $" + name + ": it stays as it is.")
            .hint(
                meant.isEmpty()
                    ? "Known are for example $Date, $Hour, $Mod(4) and $EventID."
                    : "Did you mean " + proposal + "?"));
  }
}

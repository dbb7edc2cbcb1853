package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.CONTRADICTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.TRUNCATES_TARGET;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/**
 * APPEND and OVERWRITE exclude each other, and QUERY INTO and COPY TO say which: BqTail truncates
 * their target unless told to append.
 */
final class OneDisposition implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.isAboutObjects() && rule.load() != null) {
        inspect(rule.load().tails(), found);
        if (rule.via() == null) {
          inspectOption(rule.load(), found);
        } else {
          inspectEmpty(rule.load(), found);
        }
      }
      boolean old = rules.target() != null && rules.target().is2019();
      Actions.of(rule).forEach(placed -> inspect(placed.action(), old, found));
    }
  }

  private static void inspect(List<? extends Phrase> tails, Diagnostics found) {
    Phrase append = named("APPEND", tails);
    Phrase overwrite = named("OVERWRITE", tails);
    if (append != null && overwrite != null) {
      boolean appendFirst = append.head().start() < overwrite.head().start();
      Phrase second = appendFirst ? overwrite : append;
      found.add(
          Diagnostic.of(CONTRADICTION, second.head(), "APPEND and OVERWRITE exclude each other.")
              .and((appendFirst ? append : overwrite).head(), "the other one")
              .hint("Keep the one that you mean."));
    }
  }

  /** The option must not say otherwise than APPEND; OVERWRITE has a law of its own. */
  private static void inspectOption(Clause.LoadClause load, Diagnostics found) {
    Phrase append = named("APPEND", load.tails());
    Assignments.Entry option = OverwriteOverwrites.disposition(load);
    if (append != null
        && option != null
        && option.value() instanceof Text text
        && !text.value().equals("WRITE_APPEND")) {
      found.add(
          Diagnostic.of(
                  CONTRADICTION, text.span(), "APPEND and " + text.value() + " exclude each other.")
              .and(append.head(), "the other one")
              .hint("Keep the one that you mean."));
    }
  }

  /** With VIA the option is about the temporary table, but BqTail takes it for OVERWRITE. */
  private static void inspectEmpty(Clause.LoadClause load, Diagnostics found) {
    Assignments.Entry option = OverwriteOverwrites.disposition(load);
    boolean word =
        named("APPEND", load.tails()) != null || named("OVERWRITE", load.tails()) != null;
    if (!word
        && option != null
        && option.value() instanceof Text text
        && text.value().equals("WRITE_EMPTY")) {
      found.add(
          Diagnostic.of(
                  TRUNCATES_TARGET,
                  text.span(),
                  "With VIA this is about the temporary table; the rows that are in the table"
                      + " itself are overwritten.")
              .hint("Write APPEND or OVERWRITE behind LOAD, and leave the option out."));
    }
  }

  private static Phrase named(String name, List<? extends Phrase> phrases) {
    for (Phrase phrase : phrases) {
      if (phrase.name().equals(name)) {
        return phrase;
      }
    }
    return null;
  }

  private static void inspect(Action action, boolean old, Diagnostics found) {
    inspect(action.tails(), found);
    TableName target = null;
    if (action.verb() instanceof Verb.Copy copy) {
      target = copy.target();
    } else if (action.verb() instanceof Verb.Query query && !isDml(query)) {
      target = query.target();
    }
    boolean states =
        named("APPEND", action.tails()) != null || named("OVERWRITE", action.tails()) != null;
    if (target != null && !states) {
      found.add(
          Diagnostic.of(
                  TRUNCATES_TARGET,
                  target.span(),
                  "Without APPEND the rows that are in " + target.text() + " are overwritten.")
              .hint(hint(action.verb(), old)));
    }
  }

  /** The functions of 2019 knew no word for overwriting, and appended by a query alone. */
  private static String hint(Verb verb, boolean old) {
    if (!old) {
      return "Write APPEND or OVERWRITE behind the table.";
    }
    String allow = "-- bqt:allow truncates-target because … above it.";
    return verb instanceof Verb.Copy
        ? "This target can do nothing else with COPY. If it is meant, write " + allow
        : "Write APPEND behind the table; if it is meant, write " + allow;
  }

  /** The legacy takes the target away from a statement that changes rows by itself. */
  private static boolean isDml(Verb.Query query) {
    String sql = query.sql().text().value().strip().toUpperCase(Locale.ROOT);
    boolean selects = sql.startsWith("SELECT") || sql.startsWith("WITH");
    return !selects
        && !query.sql().file()
        && List.of("INSERT ", "UPDATE ", "DELETE ", "MERGE ").stream().anyMatch(sql::contains);
  }
}

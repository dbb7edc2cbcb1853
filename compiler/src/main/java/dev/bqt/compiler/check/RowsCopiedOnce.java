package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.COPIED_IN_VAIN;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ROWS_DOUBLED;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * No action appends to a table what is in it already: the table itself, what ON SUCCESS finds in
 * the temporary table, which has been copied by then (stage/load/action.go of viant/bqtail), or all
 * rows of a table that grows with each load. Nor does one copy a table to itself, or to the
 * temporary one, which is dropped.
 *
 * <p>Of SQL no more is understood than {@code SELECT * FROM table}.
 */
final class RowsCopiedOnce implements Check {

  private static final Pattern ALL_ROWS =
      Pattern.compile("(?is)\\s*SELECT\\s+\\*\\s+FROM\\s+([^\\s;]+)[\\s;]*");
  private static final Pattern INSERTED =
      Pattern.compile("(?is)\\s*INSERT\\s+(?:INTO\\s+)?([^\\s;(]+)\\s+(SELECT\\s.*)");

  private static final List<String> LOADED = List.of("$DestTable", "${DestTable}");
  private static final List<String> TEMPORARY =
      List.of("$TempTable", "${TempTable}", "$JobSource", "${JobSource}");

  /** Rows that go from one table to another, as they are. */
  private record Rows(String from, String to, boolean appended) {}

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    EmptiedTables emptied = EmptiedTables.of(rules);
    for (Rule rule : rules.all()) {
      for (PlacedAction placed : Actions.of(rule)) {
        Rows rows = rows(placed.action());
        if (rows != null) {
          inspect(rows, placed, rule, found);
          inspectGrowing(rows, placed, rule, emptied, found);
        }
      }
    }
  }

  /** Null if an action does not copy all rows of a table. */
  private static Rows rows(Action action) {
    boolean append = action.has(Flag.Kind.APPEND);
    if (action.verb() instanceof Verb.Copy copy) {
      return copy.source() == null
          ? null
          : new Rows(plain(copy.source().text()), plain(copy.target().text()), append);
    } else if (action.verb() instanceof Verb.Query query && !query.sql().file()) {
      String sql = query.sql().text().value();
      Matcher inserted = INSERTED.matcher(sql);
      if (query.target() != null) {
        return append ? selected(sql, query.target().text()) : null;
      }
      return inserted.matches() ? selected(inserted.group(2), inserted.group(1)) : null;
    } else if (action.verb() instanceof Verb.Insert insert && insert.sql() != null) {
      return selected(insert.sql().value(), insert.target().text());
    }
    return null;
  }

  private static Rows selected(String sql, String target) {
    Matcher all = ALL_ROWS.matcher(sql);
    return all.matches() ? new Rows(plain(all.group(1)), plain(target), true) : null;
  }

  private static String plain(String table) {
    return LoadedTable.plain(table.strip());
  }

  private static void inspect(Rows rows, PlacedAction placed, Rule rule, Diagnostics found) {
    Span verb = placed.action().verb().head();
    boolean afterwards = rule.via() != null && !placed.inGroup() && !placed.afterFailure();
    if (isOne(rows.from, rows.to, rule)) {
      String action = rows.appended ? "appends " : "copies ";
      String end = rows.appended ? ": each time its rows are doubled." : ": nothing comes of it.";
      found.add(
          Diagnostic.of(
                  rows.appended ? ROWS_DOUBLED : COPIED_IN_VAIN,
                  verb,
                  "This " + action + rows.to + " to itself" + end)
              .hint("Name another table, or leave this action out."));
    } else if (afterwards && isCopiedBefore(rows, rule)) {
      found.add(
          Diagnostic.of(
                  ROWS_DOUBLED,
                  verb,
                  "When a load with VIA succeeds, its rows have been copied to "
                      + rows.to
                      + " already: this appends them once more.")
              .and(rule.via().head(), "copied because of this")
              .hint("Leave this action out: COPY BY and WHERE of VIA say how rows are copied."));
    } else if (afterwards && TEMPORARY.contains(rows.to) && isLoaded(rows.from, rule)) {
      found.add(
          Diagnostic.of(
                  COPIED_IN_VAIN,
                  verb,
                  "This copies the table that was loaded to the temporary one, which is dropped"
                      + " when all is done.")
              .hint("The load has copied rows the other way already: leave this action out."));
    }
  }

  /** All of a table that grows with each load is not appended to another one with each load. */
  private static void inspectGrowing(
      Rows rows, PlacedAction placed, Rule rule, EmptiedTables emptied, Diagnostics found) {
    boolean again = rows.appended && !placed.afterFailure() && !placed.eachPartition();
    if (again
        && isWhole(rows.from, rule)
        && !isLoaded(rows.to, rule)
        && rows.to.indexOf('$') < 0
        && grows(rule, emptied)) {
      found.add(
          Diagnostic.of(
                  ROWS_DOUBLED,
                  placed.action().verb().head(),
                  "Each load adds rows to "
                      + plain(rule.load().table().text())
                      + ", and this appends all of them to "
                      + rows.to
                      + ": those of earlier loads are there once more.")
              .and(rule.load().head(), "appends, too")
              .hint(
                  "Copy with OVERWRITE; or load with VIA and append $TempTable, which has the rows"
                      + " of this load alone."));
    }
  }

  /** Whether the table is one and the same for all loads, and nobody takes rows away. */
  private static boolean grows(Rule rule, EmptiedTables emptied) {
    String table = rule.load().table().text();
    return table.indexOf('$') < 0
        && rule.first(TransientClause.Split.class) == null
        && rule.load().first(LoadTail.Expires.class) == null
        && !emptied.has(plain(table));
  }

  private static boolean isCopiedBefore(Rows rows, Rule rule) {
    return rows.appended && TEMPORARY.contains(rows.from) && isLoaded(rows.to, rule);
  }

  private static boolean isOne(String from, String to, Rule rule) {
    return from.equals(to) || isWhole(from, rule) && isWhole(to, rule);
  }

  /** Whether it is the table of LOAD, with the partition that is written there. */
  private static boolean isWhole(String table, Rule rule) {
    boolean names = rule.load() != null && rule.load().table() != null;
    return Partitions.split(rule) == null
        && names
        && (LOADED.contains(table) || table.equals(plain(rule.load().table().text())));
  }

  /** Whether it is the table of LOAD, or a partition of it. */
  private static boolean isLoaded(String table, Rule rule) {
    int decorator = Partitions.decorator(table);
    boolean alone = LOADED.contains(table) || decorator < 0;
    return isWhole(alone ? table : table.substring(0, decorator), rule) || isWhole(table, rule);
  }
}

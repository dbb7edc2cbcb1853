package dev.bqt.compiler.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that some rule drops, empties or overwrites, as far as rules say so. Of SQL no more is
 * understood than which table stands behind such a statement; what stands in a file is not known.
 */
final class EmptiedTables {

  private static final Pattern EMPTIED =
      Pattern.compile(
          "(?is)\\b(?:TRUNCATE\\s+TABLE|DELETE(?:\\s+FROM)?|DROP\\s+TABLE(?:\\s+IF\\s+EXISTS)?"
              + "|CREATE\\s+OR\\s+REPLACE\\s+TABLE|MERGE(?:\\s+INTO)?)\\s+([^\\s;(]+)");

  private static final List<String> LOADED = List.of("$DestTable", "${DestTable}");

  private final Set<String> names = new HashSet<>();

  private EmptiedTables() {}

  static EmptiedTables of(RuleSet rules) {
    EmptiedTables emptied = new EmptiedTables();
    for (Rule rule : rules.all()) {
      String loaded = LoadedTable.withPartition(rule);
      if (rule.load() != null && OverwriteOverwrites.place(rule.load()) != null) {
        emptied.add(loaded, loaded);
      }
      for (PlacedAction placed : Actions.of(rule)) {
        emptied.add(placed.action(), loaded);
      }
    }
    return emptied;
  }

  private void add(Action action, String loaded) {
    boolean append = action.has(Flag.Kind.APPEND);
    if (action.verb() instanceof Verb.Drop drop && drop.table() != null) {
      add(drop.table().text(), loaded);
    } else if (action.verb() instanceof Verb.Copy copy && !append) {
      add(copy.target().text(), loaded);
    } else if (action.verb() instanceof Verb.Query query) {
      if (query.target() != null && !append) {
        add(query.target().text(), loaded);
      }
      if (query.sql().file()) {
        add(loaded, loaded);
      } else {
        addAll(query.sql().text().value(), loaded);
      }
    }
  }

  private void addAll(String sql, String loaded) {
    Matcher statement = EMPTIED.matcher(sql);
    while (statement.find()) {
      add(statement.group(1), loaded);
    }
  }

  private void add(String table, String loaded) {
    if (table != null) {
      String name = LoadedTable.plain(table.strip());
      names.add(LOADED.contains(name) ? String.valueOf(loaded) : name);
    }
  }

  boolean has(String table) {
    return names.contains(table);
  }
}

package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.ast.ViaTail;
import java.util.ArrayList;
import java.util.List;

/** All tables of a rule. */
public final class Tables {

  private final boolean directory;
  private final List<Written> all = new ArrayList<>();

  private Tables(boolean directory) {
    this.directory = directory;
  }

  /** All of them, those of actions last. */
  public static List<Written> of(Rule rule) {
    Tables tables = new Tables(rule.source() instanceof DirectorySource);
    rule.clauses().forEach(tables::addClause);
    Actions.of(rule).forEach(tables::addAction);
    return tables.all;
  }

  /** Those of one action; not those of the lists below it. */
  public static List<Written> of(PlacedAction placed) {
    Tables tables = new Tables(false);
    tables.addAction(placed);
    return tables.all;
  }

  private void addClause(Clause clause) {
    if (clause instanceof Clause.LoadClause load) {
      add(Place.TABLE, load.table());
      for (LoadTail tail : load.tails()) {
        add(Place.PLAIN, tail instanceof LoadTail.SchemaLike like ? like.table() : null);
      }
    } else if (clause instanceof TransientClause.Via via) {
      for (ViaTail tail : via.tails()) {
        add(Place.PLAIN, tail instanceof ViaTail.Template like ? like.table() : null);
      }
    } else if (clause instanceof TransientClause.Join join) {
      add(Place.ROWS, join.side().table());
    } else if (clause instanceof TransientClause.Split split) {
      split.mappings().forEach(mapping -> add(Place.TABLE, mapping.then()));
    } else if (clause instanceof DirectoryClause.Run run) {
      add(Place.DIRECTORY, run.target());
    } else if (clause instanceof DirectoryClause.Track track) {
      add(Place.DIRECTORY, track.table());
    }
  }

  private void addAction(PlacedAction placed) {
    add(placed.action().ifExists(), placed);
    Verb verb = placed.action().verb();
    if (verb instanceof Verb.Copy copy) {
      add(copy.source(), placed);
      add(copy.target(), placed);
    } else if (verb instanceof Verb.Query query) {
      add(query.target(), placed);
    } else if (verb instanceof Verb.Insert insert) {
      add(insert.target(), placed);
    } else if (verb instanceof Verb.Export export) {
      add(export.source(), placed);
    } else if (verb instanceof Verb.Drop drop) {
      add(drop.table(), placed);
    }
    for (ActionTail tail : placed.action().tails()) {
      add(tail instanceof ActionTail.Like like ? like.table() : null, placed);
    }
  }

  private void add(Place place, TableName table) {
    if (table != null) {
      all.add(Written.of(directory ? Place.DIRECTORY : place, table, null));
    }
  }

  private void add(TableName table, PlacedAction placed) {
    if (table != null) {
      all.add(Written.of(Place.ACTION, table, placed));
    }
  }
}

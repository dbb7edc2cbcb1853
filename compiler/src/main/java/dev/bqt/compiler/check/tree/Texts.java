package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.List;

/** All texts of a rule, those inside of lists and maps too. */
public final class Texts {

  private final boolean directory;
  private final List<Written> all = new ArrayList<>();

  private Texts(boolean directory) {
    this.directory = directory;
  }

  /** All of them, those of actions last. */
  public static List<Written> of(Rule rule) {
    Texts texts = new Texts(rule.source() instanceof DirectorySource);
    texts.addSource(rule);
    rule.clauses().forEach(texts::addClause);
    Actions.of(rule).forEach(action -> texts.all.addAll(ActionTexts.of(action)));
    return texts.all;
  }

  /** All texts inside of a value; none if it is null. */
  public static List<Text> inside(Literal value) {
    if (value instanceof Text text) {
      return List.of(text);
    } else if (value instanceof Literal.Listing list) {
      return list.values().stream().flatMap(each -> inside(each).stream()).toList();
    } else if (value instanceof Assignments map) {
      return map.entries().stream().flatMap(each -> inside(each.value()).stream()).toList();
    }
    return List.of();
  }

  private void addSource(Rule rule) {
    if (rule.source() instanceof When when) {
      when.conditions().forEach(each -> add(Place.CONDITION, each.text()));
    } else if (rule.source() instanceof JobSource job) {
      job.conditions().forEach(each -> add(Place.CONDITION, each.text()));
    } else if (rule.source() instanceof DirectorySource source) {
      add(Place.CONDITION, source.directory());
      source.conditions().forEach(each -> add(Place.CONDITION, each.text()));
    }
  }

  private void addClause(Clause clause) {
    if (clause instanceof Clause.LoadClause load) {
      load.tails().forEach(this::addTail);
    } else if (clause instanceof Clause.InfoClause info) {
      add(Place.PLAIN, info.assignments());
    } else if (clause instanceof Clause.QuarantineClause quarantine) {
      quarantine.places().forEach(place -> add(Place.PLAIN, place.url()));
    } else if (clause instanceof Clause.RawClause raw) {
      raw.entries().forEach(entry -> add(Place.RAW, entry.value()));
    } else if (clause instanceof DirectoryClause.Run run) {
      add(Place.DIRECTORY, run.sql().text());
      add(Place.DIRECTORY, run.over() == null ? null : run.over().options());
    } else if (clause instanceof TransientClause rows) {
      addRows(rows);
    }
  }

  private void addTail(LoadTail tail) {
    if (tail instanceof LoadTail.Options options) {
      add(Place.PLAIN, options.assignments());
    } else if (tail instanceof LoadTail.Matching matching) {
      add(Place.CONDITION, matching.pattern());
    } else if (tail instanceof LoadTail.Partition partition) {
      add(Place.TABLE, partition.value());
    } else if (tail instanceof LoadTail.Expires expires) {
      add(Place.PLAIN, expires.text());
    }
  }

  private void addRows(TransientClause clause) {
    if (clause instanceof TransientClause.Via via) {
      for (ViaTail tail : via.tails()) {
        add(Place.PLAIN, tail instanceof ViaTail.Region region ? region.region() : null);
        add(Place.ROWS, tail instanceof ViaTail.Where where ? where.condition() : null);
      }
    } else if (clause instanceof TransientClause.Parameters parameters) {
      add(Place.PARAMETER, parameters.assignments());
    } else if (clause instanceof TransientClause.Transform transform) {
      add(Place.ROWS, transform.assignments());
    } else if (clause instanceof TransientClause.Join join) {
      add(Place.ROWS, join.side().query());
      add(Place.ROWS, join.on());
    } else if (clause instanceof TransientClause.Split split) {
      split.mappings().forEach(mapping -> add(Place.ROWS, mapping.when()));
    }
  }

  private void add(Place place, Literal value) {
    boolean own = place == Place.CONDITION || place == Place.RAW;
    for (Text text : inside(value)) {
      all.add(Written.of(directory && !own ? Place.DIRECTORY : place, text, null));
    }
  }
}

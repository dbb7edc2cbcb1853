package dev.bqt.compiler.sentence.print;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;

/** Writes clauses. */
final class ClausePrinter {

  private final WordPrinter words;
  private final ActionPrinter actions;

  ClausePrinter(WordPrinter words) {
    this.words = words;
    this.actions = new ActionPrinter(words);
  }

  void write(Clause clause) {
    if (clause instanceof TransientClause.Join join) {
      join(join);
      return;
    }
    words.keywords(clause.name());
    if (clause instanceof Clause.LoadClause load) {
      load(load);
    } else if (clause instanceof Clause.OutcomeClause on) {
      actions.own(on.actions());
    } else if (clause instanceof Clause.BatchClause batch) {
      batch(batch);
    } else if (clause instanceof TransientClause.Via via) {
      words.name(via.dataset(), Quotes.Place.NAME);
      via.tails().forEach(this::viaTail);
    } else if (clause instanceof TransientClause.Transform transform) {
      words.assignments(transform.assignments());
    } else if (clause instanceof TransientClause.Parameters parameters) {
      words.assignments(parameters.assignments());
    } else if (clause instanceof TransientClause.Deduplicate deduplicate) {
      words.columns(deduplicate.columns());
    } else if (clause instanceof TransientClause.Split split) {
      split(split);
    } else {
      writeOther(clause);
    }
  }

  private void writeOther(Clause clause) {
    if (clause instanceof Clause.ReloadClause reload) {
      words.literal(reload.times());
      words.keywords("TIMES");
    } else if (clause instanceof Clause.StalledClause stalled) {
      words.duration(stalled.span());
    } else if (clause instanceof Clause.QuarantineClause quarantine) {
      quarantine
          .places()
          .forEach(
              place -> {
                words.keywords(place.name());
                words.text(place.url());
              });
    } else if (clause instanceof Clause.InfoClause info) {
      words.assignments(info.assignments());
    } else if (clause instanceof Clause.RawClause raw) {
      words.listed(
          "(",
          raw.entries(),
          entry -> {
            words.text(entry.path());
            words.mark("=");
            words.literal(entry.value());
          },
          ")");
    } else if (clause instanceof DirectoryClause.Run run) {
      run(run);
    } else if (clause instanceof DirectoryClause.Track track) {
      words.table(track.table());
    }
  }

  private void load(Clause.LoadClause load) {
    if (load.format() != null) {
      words.word(load.format().text());
    }
    if (load.table() != null) {
      words.keywords("INTO");
      words.table(load.table());
    }
    for (LoadTail tail : load.tails()) {
      words.keywords(tail.name());
      if (tail instanceof LoadTail.Options options) {
        words.assignments(options.assignments());
      } else if (tail instanceof LoadTail.Matching matching) {
        words.text(matching.pattern());
      } else if (tail instanceof LoadTail.Partition partition) {
        words.text(partition.value());
      } else if (tail instanceof LoadTail.SchemaLike like) {
        words.table(like.table());
      } else if (tail instanceof LoadTail.Expires expires && expires.text() != null) {
        words.text(expires.text());
      } else if (tail instanceof LoadTail.Expires expires) {
        words.duration(expires.duration());
      }
    }
  }

  private void batch(Clause.BatchClause batch) {
    if (batch.window() != null) {
      words.duration(batch.window());
    }
    for (BatchTail tail : batch.tails()) {
      words.keywords(tail.name());
      if (tail instanceof BatchTail.Stagger stagger) {
        words.duration(stagger.most());
      } else if (tail instanceof BatchTail.Group group) {
        if (group.span() != null) {
          words.duration(group.span());
        }
        words.keywords("ON DONE");
        actions.nested(group.onDone());
      }
    }
  }

  private void viaTail(ViaTail tail) {
    words.keywords(tail.name());
    if (tail instanceof ViaTail.Project project) {
      words.name(project.project(), Quotes.Place.NAME);
    } else if (tail instanceof ViaTail.Region region) {
      words.text(region.region());
    } else if (tail instanceof ViaTail.Alias alias) {
      words.name(alias.alias(), Quotes.Place.NAME);
    } else if (tail instanceof ViaTail.Template template) {
      words.table(template.table());
    } else if (tail instanceof ViaTail.CopyBy copy) {
      words.word(copy.method().text());
    } else if (tail instanceof ViaTail.Where where) {
      words.text(where.condition());
    } else if (tail instanceof ViaTail.Balanced balanced) {
      balanced(balanced);
    }
  }

  private void balanced(ViaTail.Balanced balanced) {
    if (balanced.strategy() != null) {
      words.word(balanced.strategy().text());
    }
    words.keywords("ACROSS");
    words.listed("(", balanced.projects(), name -> words.name(name, Quotes.Place.NAME), ")");
    if (balanced.most() != null) {
      words.keywords("AT MOST");
      words.literal(balanced.most());
      words.keywords("LOADS");
    }
  }

  private void join(TransientClause.Join join) {
    words.keywords(join.kind().words());
    if (join.side().table() != null) {
      words.table(join.side().table());
    } else {
      words.mark("(");
      words.text(join.side().query());
      words.mark(")");
    }
    words.keywords("AS");
    words.name(join.side().alias(), Quotes.Place.NAME);
    words.keywords("ON");
    words.text(join.on());
  }

  private void split(TransientClause.Split split) {
    words.listed(
        "(",
        split.mappings(),
        mapping -> {
          words.keywords("WHEN");
          words.text(mapping.when());
          words.keywords("THEN");
          words.table(mapping.then());
        },
        ")");
    for (TransientClause.SplitTail tail : split.tails()) {
      words.keywords(tail.name());
      words.columns(tail.columns());
    }
  }

  private void run(DirectoryClause.Run run) {
    words.script(run.sql());
    if (run.target() != null) {
      words.keywords("INTO");
      words.table(run.target());
    }
    if (run.over() != null) {
      words.keywords("OVER");
      words.word(run.over().format().text());
      if (run.over().options() != null) {
        words.keywords("OPTIONS");
        words.assignments(run.over().options());
      }
    }
  }
}

package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Clause.QuarantineClause.Place;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads the clauses of a rule. */
final class ClauseReader {

  private final Tokens tokens;
  private final Broken broken;
  private final ValueReader values;
  private final LoadReader loads;
  private final TransientReader transients;
  private final ActionReader actions;
  private final OutcomeReader outcomes;

  ClauseReader(Tokens tokens, Broken broken, ValueReader values, Diagnostics found) {
    this.tokens = tokens;
    this.broken = broken;
    this.values = values;
    this.loads = new LoadReader(tokens, values, broken);
    this.transients = new TransientReader(tokens, values, broken);
    this.actions = new ActionReader(tokens, values, broken);
    this.outcomes = new OutcomeReader(tokens, actions, found);
  }

  /**
   * What was read.
   *
   * @param whole false if part of it could not be read
   */
  record Clauses(List<Clause> written, boolean whole) {}

  Clauses read(BqtParser.ClausesContext all) {
    List<ParserRuleContext> parts = new ArrayList<>();
    if (all != null) {
      for (BqtParser.ClauseContext clause : all.clause()) {
        parts.add(
            clause instanceof BqtParser.NotLoadClauseContext other ? other.otherClause() : clause);
      }
    }
    return readAll(parts, all);
  }

  Clauses read(BqtParser.JobClausesContext all) {
    return readAll(all == null ? List.of() : List.copyOf(all.otherClause()), all);
  }

  private Clauses readAll(List<ParserRuleContext> parts, ParserRuleContext all) {
    List<Clause> written = new ArrayList<>();
    for (ParserRuleContext part : parts) {
      if (part == null || broken.contains(part)) {
        continue;
      }
      if (part instanceof BqtParser.OutcomeClauseContext on) {
        outcomes.read(on, written);
      } else {
        written.add(clause(part));
      }
    }
    return new Clauses(written, all != null && !broken.contains(all));
  }

  private Clause clause(ParserRuleContext clause) {
    Span head = tokens.span(clause.getStart());
    if (clause instanceof BqtParser.LoadClauseContext load) {
      return loads.load(load);
    } else if (clause instanceof BqtParser.BatchClauseContext batch) {
      return batch(batch);
    } else if (clause instanceof BqtParser.InfoClauseContext info) {
      return new Clause.InfoClause(values.map(info.assigns()), head);
    } else if (clause instanceof BqtParser.RawClauseContext raw) {
      return raw(raw);
    } else if (clause instanceof BqtParser.NoClauseContext no) {
      return new Clause.NoClause(Words.phrase(no.withdrawn()), tokens.span(no));
    } else if (clause instanceof BqtParser.ReloadClauseContext reload) {
      Literal.Whole times = values.whole(reload.INT());
      return new Clause.ReloadClause(times, tokens.span(reload.getStart(), last(reload.MOST())));
    } else if (clause instanceof BqtParser.StalledClauseContext stalled) {
      WindowSpan span = values.window(stalled.span());
      return new Clause.StalledClause(span, tokens.span(stalled.getStart(), last(stalled.AFTER())));
    } else if (clause instanceof BqtParser.QuarantineClauseContext quarantine) {
      return quarantine(quarantine);
    }
    return transients.read(clause);
  }

  private Clause batch(BqtParser.BatchClauseContext batch) {
    List<BatchTail> tails = new ArrayList<>();
    for (BqtParser.BatchTailContext tail : batch.batchTail()) {
      if (!broken.contains(tail)) {
        tails.add(batchTail(tail));
      }
    }
    WindowSpan window = batch.span() == null ? null : values.window(batch.span());
    return new Clause.BatchClause(window, tails, tokens.span(batch.getStart()));
  }

  private BatchTail batchTail(BqtParser.BatchTailContext tail) {
    if (tail instanceof BqtParser.StaggerTailContext stagger) {
      return new BatchTail.Stagger(values.window(stagger.span()), tokens.span(tail.getStart()));
    } else if (tail instanceof BqtParser.GroupTailContext group) {
      WindowSpan span = group.span() == null ? null : values.window(group.span());
      return new BatchTail.Group(
          span, actions.nested(group.nestedActions()), tokens.span(tail.getStart()));
    } else if (tail instanceof BqtParser.RolloverTailContext) {
      return new BatchTail.Rollover(tokens.span(tail));
    } else if (tail instanceof BqtParser.FoldersTailContext) {
      return new BatchTail.AcrossFolders(tokens.span(tail));
    } else if (tail instanceof BqtParser.PatternTailContext) {
      return new BatchTail.ByPattern(tokens.span(tail));
    }
    throw new AssertionError("No reader for " + tail.getClass());
  }

  private Clause raw(BqtParser.RawClauseContext raw) {
    List<Clause.RawClause.Entry> entries = new ArrayList<>();
    for (BqtParser.RawPairContext pair : raw.rawPair()) {
      entries.add(
          new Clause.RawClause.Entry(values.text(pair.STRING()), values.value(pair.value())));
    }
    return new Clause.RawClause(entries, tokens.span(raw.getStart()));
  }

  private Clause quarantine(BqtParser.QuarantineClauseContext quarantine) {
    List<Place> places = new ArrayList<>();
    for (BqtParser.QuarantineTailContext tail : quarantine.quarantineTail()) {
      if (broken.contains(tail)) {
        continue;
      }
      Span head = tokens.span(tail.getStart());
      if (tail instanceof BqtParser.CorruptedTailContext corrupted) {
        Text url = values.text(corrupted.STRING());
        places.add(new Place(Place.Kind.CORRUPTED, url, head));
      } else if (tail instanceof BqtParser.InvalidSchemaTailContext invalid) {
        Text url = values.text(invalid.STRING());
        places.add(new Place(Place.Kind.INVALID_SCHEMA, url, head));
      }
    }
    return new Clause.QuarantineClause(places, tokens.span(quarantine.getStart()));
  }

  static Token last(org.antlr.v4.runtime.tree.TerminalNode node) {
    return node.getSymbol();
  }

  /** The outcome of a keyword. */
  static Outcome outcome(Token keyword) {
    return Outcome.valueOf(Words.keyword(keyword.getType()));
  }
}

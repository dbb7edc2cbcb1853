package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads the clauses of a rule. */
final class ClauseReader {

  private final Tokens tokens;
  private final Broken broken;
  private final Unbuilt unbuilt;
  private final ValueReader values;
  private final Strings strings;

  ClauseReader(Tokens tokens, Broken broken, Unbuilt unbuilt, Diagnostics found) {
    this.tokens = tokens;
    this.broken = broken;
    this.unbuilt = unbuilt;
    this.values = new ValueReader(tokens, found);
    this.strings = new Strings(found);
  }

  Unbuilt unbuilt() {
    return unbuilt;
  }

  /** Adds the clause to those written; false if it is one that is not built yet. */
  boolean read(BqtParser.ClauseContext clause, List<Clause> written) {
    if (clause instanceof BqtParser.LoadClauseContext load) {
      written.add(load(load));
    } else if (clause instanceof BqtParser.BatchClauseContext batch) {
      written.add(batch(batch));
    } else if (clause instanceof BqtParser.OutcomeClauseContext on) {
      return readOutcome(on, written);
    } else if (clause instanceof BqtParser.UnbuiltClauseContext later) {
      unbuilt.report(later.getStart(), later);
      return false;
    } else {
      throw new AssertionError("No reader for " + clause.getClass());
    }
    return true;
  }

  private Clause load(BqtParser.LoadClauseContext load) {
    List<Clause.OptionsTail> options = new ArrayList<>();
    for (BqtParser.LoadTailContext tail : load.loadTail()) {
      if (tail instanceof BqtParser.OptionsTailContext stated) {
        options.add(
            new Clause.OptionsTail(values.map(stated.assigns()), tokens.span(stated.getStart())));
      } else {
        unbuilt.report(tail.getStart(), tail);
      }
    }
    Name format =
        load.format() == null
            ? null
            : new Name(load.format().getText(), tokens.span(load.format()));
    TableName table = load.table() == null ? null : table(load.table());
    return new Clause.LoadClause(format, table, options, tokens.span(load.getStart()));
  }

  private TableName table(BqtParser.TableContext table) {
    Span span = tokens.span(table);
    return switch (table.getStart().getType()) {
      case BqtParser.STRING -> {
        Text text = strings.read(span);
        yield new TableName(text.value(), text.variables(), span);
      }
      case BqtParser.BACKTICK ->
          new TableName(HeaderReader.withoutBackticks(span.text()), Strings.variables(span), span);
      default -> new TableName(span.text(), Strings.variables(span), span);
    };
  }

  private Clause batch(BqtParser.BatchClauseContext batch) {
    batch.batchTail().forEach(tail -> unbuilt.report(tail.getStart(), tail));
    Span head = tokens.span(batch.getStart());
    return new Clause.BatchClause(batch.span() == null ? null : values.window(batch.span()), head);
  }

  private boolean readOutcome(BqtParser.OutcomeClauseContext on, List<Clause> written) {
    if (on.actions() instanceof BqtParser.NestedActionsContext nested) {
      unbuilt.reportNested(on.getStart(), on.outcome, nested.group().getStop());
      actions(nested.action());
      return false;
    }
    Clause.Outcome outcome = Clause.Outcome.valueOf(Words.keyword(on.outcome.getType()));
    List<Action> actions = actions(((BqtParser.OwnActionsContext) on.actions()).action());
    Span head = tokens.span(on.getStart(), on.outcome);
    written.add(new Clause.OutcomeClause(outcome, actions, head));
    return true;
  }

  private List<Action> actions(List<BqtParser.ActionContext> listed) {
    List<Action> actions = new ArrayList<>();
    for (BqtParser.ActionContext action : listed) {
      if (!broken.contains(action)) {
        read(action, actions);
      }
    }
    return actions;
  }

  private void read(BqtParser.ActionContext action, List<Action> actions) {
    Span span = tokens.span(action);
    if (action instanceof BqtParser.DeleteActionContext delete) {
      actions.add(new Action.Delete(urls(delete.urls()), span));
    } else if (action instanceof BqtParser.MoveActionContext move) {
      Text target = move.STRING() == null ? null : text(move.STRING());
      boolean exactly = move.EXACTLY() != null;
      actions.add(new Action.Move(urls(move.urls()), target, exactly, span));
    } else if (action instanceof BqtParser.UnbuiltActionContext later) {
      unbuilt.report(later.getStart(), later);
    } else {
      throw new AssertionError("No reader for " + action.getClass());
    }
  }

  private List<Text> urls(BqtParser.UrlsContext urls) {
    if (urls instanceof BqtParser.OneUrlContext one) {
      return List.of(text(one.STRING()));
    }
    return urls instanceof BqtParser.ManyUrlsContext many
        ? many.STRING().stream().map(this::text).toList()
        : List.of();
  }

  private Text text(TerminalNode node) {
    Token token = node.getSymbol();
    return strings.read(tokens.span(token));
  }
}

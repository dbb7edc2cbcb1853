package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.ActionTail.Mapped;
import dev.bqt.compiler.ast.ActionTail.Stated;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reads actions. */
final class ActionReader {

  private final Tokens tokens;
  private final ValueReader values;
  private final Broken broken;

  ActionReader(Tokens tokens, ValueReader values, Broken broken) {
    this.tokens = tokens;
    this.values = values;
    this.broken = broken;
  }

  List<Action> list(List<BqtParser.ActionContext> listed) {
    List<Action> actions = new ArrayList<>();
    for (BqtParser.ActionContext action : listed) {
      if (!broken.contains(action)) {
        actions.add(action(action, List.of()));
      }
    }
    return actions;
  }

  List<Action> nested(BqtParser.NestedActionsContext listed) {
    List<Action> actions = new ArrayList<>();
    for (BqtParser.NestedActionContext each : listed.nestedAction()) {
      if (broken.contains(each)) {
        continue;
      }
      List<Action.Nested> lists = new ArrayList<>();
      for (BqtParser.NestContext nest : each.nest()) {
        lists.add(
            new Action.Nested(
                ClauseReader.outcome(nest.outcome),
                nested(nest.nestedActions()),
                tokens.span(nest.getStart(), nest.outcome)));
      }
      actions.add(action(each.action(), lists));
    }
    return actions;
  }

  private Action action(BqtParser.ActionContext action, List<Action.Nested> nested) {
    TableName guard = action.guard() == null ? null : values.table(action.guard().table());
    List<ActionTail> tails = new ArrayList<>();
    for (BqtParser.ActionTailContext tail : action.actionTail()) {
      if (!broken.contains(tail)) {
        tails.add(tail(tail));
      }
    }
    return new Action(guard, verb(action.verb()), tails, nested, tokens.span(action));
  }

  private Verb verb(BqtParser.VerbContext verb) {
    Span head = tokens.span(verb.getStart());
    if (verb instanceof BqtParser.DeleteVerbContext delete) {
      return new Verb.Delete(values.texts(delete.urls()), head);
    } else if (verb instanceof BqtParser.MoveVerbContext move) {
      Text target = move.STRING() == null ? null : values.text(move.STRING());
      return new Verb.Move(values.texts(move.urls()), target, move.EXACTLY() != null, head);
    } else if (verb instanceof BqtParser.CallVerbContext call) {
      return new Verb.Call(method(call), values.text(call.STRING()), head);
    } else if (verb instanceof BqtParser.PublishVerbContext publish) {
      return new Verb.Publish(values.text(publish.STRING()), head);
    } else if (verb instanceof BqtParser.NotifyVerbContext notify) {
      return new Verb.Notify(values.texts(notify.urls()), head);
    } else if (verb instanceof BqtParser.NamedVerbContext named) {
      return new Verb.Named(
          values.name(named.actionName()),
          named.assigns() == null ? null : values.map(named.assigns()),
          head);
    }
    return tableVerb(verb, head);
  }

  private Verb tableVerb(BqtParser.VerbContext verb, Span head) {
    if (verb instanceof BqtParser.CopyVerbContext copy) {
      TableName source = copy.from == null ? null : values.table(copy.from);
      return new Verb.Copy(source, values.table(copy.target), head);
    } else if (verb instanceof BqtParser.QueryVerbContext query) {
      TableName target = query.table() == null ? null : values.table(query.table());
      return new Verb.Query(values.script(query.text()), target, head);
    } else if (verb instanceof BqtParser.InsertVerbContext insert) {
      Text sql = insert.STRING() == null ? null : values.text(insert.STRING());
      Literal rows = insert.value() == null ? null : values.value(insert.value());
      return new Verb.Insert(values.table(insert.table()), sql, rows, head);
    } else if (verb instanceof BqtParser.ExportVerbContext export) {
      TableName source = export.table() == null ? null : values.table(export.table());
      return new Verb.Export(source, values.text(export.STRING()), head);
    } else if (verb instanceof BqtParser.DropVerbContext drop) {
      return new Verb.Drop(values.table(drop.table()), head);
    }
    throw new AssertionError("No reader for " + verb.getClass());
  }

  private Name method(BqtParser.CallVerbContext call) {
    Token word = call.getChild(1).getPayload() instanceof Token token ? token : null;
    boolean stated = word != null && word.getType() != BqtParser.STRING;
    return stated ? new Name(word.getText(), tokens.span(word)) : null;
  }

  private ActionTail tail(BqtParser.ActionTailContext tail) {
    Span first = tokens.span(tail.getStart());
    if (tail instanceof BqtParser.AppendActionTailContext) {
      return new Flag(Flag.Kind.APPEND, first);
    } else if (tail instanceof BqtParser.OverwriteActionTailContext) {
      return new Flag(Flag.Kind.OVERWRITE, first);
    } else if (tail instanceof BqtParser.EachPartitionTailContext) {
      return new Flag(Flag.Kind.EACH_PARTITION, tokens.span(tail));
    } else if (tail instanceof BqtParser.LegacyTailContext) {
      return new Flag(Flag.Kind.LEGACY_SQL, tokens.span(tail));
    } else if (tail instanceof BqtParser.AuthenticatedTailContext) {
      return new Flag(Flag.Kind.AUTHENTICATED, first);
    } else if (tail instanceof BqtParser.TitleTailContext title) {
      return new Stated(Stated.Kind.TITLE, values.text(title.STRING()), first);
    } else if (tail instanceof BqtParser.FromTailContext from) {
      return new Stated(Stated.Kind.FROM, values.text(from.STRING()), first);
    } else if (tail instanceof BqtParser.OptionsActionTailContext options) {
      return new Mapped(Mapped.Kind.OPTIONS, values.map(options.assigns()), first);
    } else if (tail instanceof BqtParser.AttributesTailContext attributes) {
      return new Mapped(Mapped.Kind.ATTRIBUTES, values.map(attributes.assigns()), first);
    } else if (tail instanceof BqtParser.WithTailContext with) {
      return new Mapped(Mapped.Kind.WITH, values.map(with.assigns()), first);
    }
    return ownTail(tail, first);
  }

  private ActionTail ownTail(BqtParser.ActionTailContext tail, Span first) {
    if (tail instanceof BqtParser.LikeActionTailContext like) {
      return new ActionTail.Like(values.table(like.table()), first);
    } else if (tail instanceof BqtParser.DatasetTailContext dataset) {
      Span head = tokens.span(dataset.getStart(), dataset.DATASET().getSymbol());
      return new ActionTail.InDataset(values.name(dataset.name()), head);
    } else if (tail instanceof BqtParser.FormatTailContext format) {
      Token word = format.IDENT().getSymbol();
      return new ActionTail.As(new Name(word.getText(), tokens.span(word)), first);
    } else if (tail instanceof BqtParser.BodyTailContext body) {
      return new ActionTail.Body(values.script(body.text()), first);
    } else if (tail instanceof BqtParser.ScopesTailContext scopes) {
      return new ActionTail.Scopes(values.texts(scopes.urls()), first);
    } else if (tail instanceof BqtParser.MessageTailContext message) {
      return new ActionTail.Message(values.value(message.value()), first);
    } else if (tail instanceof BqtParser.CredentialsTailContext credentials) {
      Text url = values.text(credentials.STRING(0));
      return new ActionTail.Credentials(url, values.text(credentials.STRING(1)), first);
    }
    throw new AssertionError("No reader for " + tail.getClass());
  }
}

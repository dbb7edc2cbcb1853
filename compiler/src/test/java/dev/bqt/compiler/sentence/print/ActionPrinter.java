package dev.bqt.compiler.sentence.print;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Verb;
import java.util.List;

/** Writes actions. */
final class ActionPrinter {

  private final WordPrinter words;

  ActionPrinter(WordPrinter words) {
    this.words = words;
  }

  /** A rule's own list, which stands in no brackets. */
  void own(List<Action> actions) {
    words.separated(actions, this::action);
  }

  /** A list in brackets. */
  void nested(List<Action> actions) {
    words.listed("(", actions, this::action, ")");
  }

  private void action(Action action) {
    if (action.ifExists() != null) {
      words.keywords("IF EXISTS");
      words.table(action.ifExists());
    }
    words.keywords(action.verb().name());
    verb(action.verb());
    action.tails().forEach(this::tail);
    for (Action.Nested list : action.nested()) {
      words.keywords(list.name());
      nested(list.actions());
    }
  }

  private void verb(Verb verb) {
    if (verb instanceof Verb.Delete delete) {
      words.texts(delete.urls());
    } else if (verb instanceof Verb.Move move) {
      words.texts(move.urls());
      if (move.target() != null) {
        words.keywords(move.exactly() ? "TO EXACTLY" : "TO");
        words.text(move.target());
      }
    } else if (verb instanceof Verb.Call call) {
      if (call.method() != null) {
        words.word(call.method().text());
      }
      words.text(call.url());
    } else if (verb instanceof Verb.Publish publish) {
      words.keywords("TO");
      words.text(publish.topic());
    } else if (verb instanceof Verb.Notify notify) {
      words.texts(notify.channels());
    } else if (verb instanceof Verb.Named named) {
      words.name(named.action(), Quotes.Place.ACTION);
      if (named.request() != null) {
        words.assignments(named.request());
      }
    } else {
      tableVerb(verb);
    }
  }

  private void tableVerb(Verb verb) {
    if (verb instanceof Verb.Copy copy) {
      if (copy.source() != null) {
        words.table(copy.source());
      }
      words.keywords("TO");
      words.table(copy.target());
    } else if (verb instanceof Verb.Query query) {
      words.script(query.sql());
      if (query.target() != null) {
        words.keywords("INTO");
        words.table(query.target());
      }
    } else if (verb instanceof Verb.Insert insert) {
      words.keywords("INTO");
      words.table(insert.target());
      if (insert.sql() != null) {
        words.text(insert.sql());
      } else {
        words.keywords("ROWS");
        words.literal(insert.rows());
      }
    } else if (verb instanceof Verb.Export export) {
      if (export.source() != null) {
        words.table(export.source());
      }
      words.keywords("TO");
      words.text(export.target());
    } else if (verb instanceof Verb.Drop drop) {
      words.table(drop.table());
    }
  }

  private void tail(ActionTail tail) {
    words.keywords(tail.name());
    if (tail instanceof ActionTail.Stated stated) {
      words.text(stated.text());
    } else if (tail instanceof ActionTail.Mapped mapped) {
      words.assignments(mapped.assignments());
    } else if (tail instanceof ActionTail.Like like) {
      words.table(like.table());
    } else if (tail instanceof ActionTail.InDataset in) {
      words.name(in.dataset(), Quotes.Place.NAME);
    } else if (tail instanceof ActionTail.As as) {
      words.word(as.format().text());
    } else if (tail instanceof ActionTail.Body body) {
      words.script(body.body());
    } else if (tail instanceof ActionTail.Scopes scopes) {
      words.texts(scopes.scopes());
    } else if (tail instanceof ActionTail.Message message) {
      words.literal(message.value());
    } else if (tail instanceof ActionTail.Credentials credentials) {
      words.text(credentials.url());
      words.keywords("KEY");
      words.text(credentials.key());
    }
  }
}

package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import java.util.ArrayList;
import java.util.List;

/** All texts of one action; those of the lists below it are not among them. */
public final class ActionTexts {

  private final PlacedAction placed;
  private final List<Written> all = new ArrayList<>();

  private ActionTexts(PlacedAction placed) {
    this.placed = placed;
  }

  /** All of them, those of the verb first. */
  public static List<Written> of(PlacedAction placed) {
    ActionTexts texts = new ActionTexts(placed);
    texts.addVerb(placed.action().verb());
    placed.action().tails().forEach(texts::addTail);
    return texts.all;
  }

  private void addVerb(Verb verb) {
    if (verb instanceof Verb.Delete delete) {
      delete.urls().forEach(this::add);
    } else if (verb instanceof Verb.Move move) {
      move.urls().forEach(this::add);
      add(move.target());
    } else if (verb instanceof Verb.Query query) {
      add(query.sql().text());
    } else if (verb instanceof Verb.Insert insert) {
      add(insert.sql());
      add(insert.rows());
    } else if (verb instanceof Verb.Export export) {
      add(export.target());
    } else if (verb instanceof Verb.Call call) {
      add(call.url());
    } else if (verb instanceof Verb.Publish publish) {
      add(publish.topic());
    } else if (verb instanceof Verb.Notify notify) {
      notify.channels().forEach(this::add);
    } else if (verb instanceof Verb.Named named) {
      add(named.request());
    }
  }

  private void addTail(ActionTail tail) {
    if (tail instanceof ActionTail.Stated stated) {
      add(stated.text());
    } else if (tail instanceof ActionTail.Mapped mapped) {
      add(mapped.assignments());
    } else if (tail instanceof ActionTail.Body body) {
      add(body.body().text());
    } else if (tail instanceof ActionTail.Scopes scopes) {
      scopes.scopes().forEach(this::add);
    } else if (tail instanceof ActionTail.Message message) {
      add(message.value());
    } else if (tail instanceof ActionTail.Credentials credentials) {
      add(credentials.url());
      add(credentials.key());
    }
  }

  private void add(Literal value) {
    for (Text text : Texts.inside(value)) {
      all.add(Written.of(Place.ACTION, text, placed));
    }
  }
}

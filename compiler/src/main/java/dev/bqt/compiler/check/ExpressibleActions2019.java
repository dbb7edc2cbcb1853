package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_IN_TARGET;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.ActionTail.Mapped;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.List;

/** What the actions of 2019 could do. */
final class ExpressibleActions2019 {

  private static final List<String> NAMES =
      List.of("copy", "delete", "export", "move", "notify", "query");

  private final Target target;
  private final Diagnostics found;

  ExpressibleActions2019(Target target, Diagnostics found) {
    this.target = target;
    this.found = found;
  }

  /** Reports what one of a rule's own actions could not do, and those nested in it. */
  void inspect(Action action) {
    boolean removes = action.verb() instanceof Verb.Delete || action.verb() instanceof Verb.Move;
    if (removes && target == Target.BQDISPATCH) {
      found.add(passedOver(action.verb()));
    }
    inspectAnywhere(action);
  }

  private void inspectNested(Action action) {
    if (isBare(action.verb()) && action.first(Mapped.class) == null) {
      found.add(withoutAddress(action.verb()));
    }
    inspectAnywhere(action);
  }

  private void inspectAnywhere(Action action) {
    if (action.ifExists() != null) {
      report(action.ifExists().span(), "IF EXISTS");
    }
    if (isKnown(action.verb()) && !(action.verb() instanceof Verb.Named)) {
      action.tails().forEach(tail -> tail(action.verb(), tail));
    }
    credentials(action);
    for (Action.Nested list : action.nested()) {
      list.actions().forEach(this::inspectNested);
    }
  }

  private static boolean isBare(Verb verb) {
    return (verb instanceof Verb.Delete delete && delete.urls().isEmpty())
        || (verb instanceof Verb.Move move && move.urls().isEmpty());
  }

  private Diagnostic withoutAddress(Verb verb) {
    return Diagnostic.of(
            NOT_IN_TARGET,
            verb.head(),
            "In the target "
                + target.word()
                + " an action under another does not know what was loaded.")
        .hint("Say which object: " + verb.name() + " … WITH (SourceURL = \"gs://…\").");
  }

  private Diagnostic passedOver(Verb verb) {
    return Diagnostic.of(
            NOT_IN_TARGET,
            verb.head(),
            "The target "
                + target.word()
                + " passes over "
                + verb.name()
                + " among a rule's own actions.")
        .hint("It is run under another action: QUERY … ON SUCCESS (" + verb.name() + " …).");
  }

  private boolean isKnown(Verb verb) {
    if (verb instanceof Verb.Insert
        || verb instanceof Verb.Drop
        || verb instanceof Verb.Call
        || verb instanceof Verb.Publish) {
      report(verb.head(), verb.name());
      return false;
    }
    if (verb instanceof Verb.Named named) {
      if (!NAMES.contains(named.action().text())) {
        report(named.action().span(), "ACTION " + named.action().text());
      }
    } else if (verb instanceof Verb.Delete delete && !delete.urls().isEmpty()) {
      report(delete.urls().get(0).span(), "DELETE with addresses");
    } else if (verb instanceof Verb.Move move && (move.exactly() || !move.urls().isEmpty())) {
      report(move.head(), "MOVE with addresses or EXACTLY");
    } else if (verb instanceof Verb.Query query && query.sql().file()) {
      report(query.sql().text().span(), "QUERY FILE");
    }
    return true;
  }

  private void tail(Verb verb, ActionTail tail) {
    boolean known =
        tail instanceof ActionTail.InDataset
            || tail instanceof ActionTail.As
            || tail instanceof ActionTail.Stated
            || tail instanceof ActionTail.Message
            || tail instanceof ActionTail.Credentials
            || tail instanceof Mapped
            || is(tail, Flag.Kind.LEGACY_SQL)
            || (is(tail, Flag.Kind.APPEND) && verb instanceof Verb.Query);
    if (!known) {
      report(tail.head(), verb.name() + " … " + tail.name());
    } else if (tail instanceof Mapped mapped && mapped.kind() == Mapped.Kind.OPTIONS) {
      options(mapped.assignments());
    }
  }

  private void options(Assignments options) {
    for (Assignments.Entry entry : options.entries()) {
      if (entry.key().text().equalsIgnoreCase("use_avro_logical_types")) {
        report(entry.key().span(), entry.key().text());
      }
    }
  }

  /** There were none in the configuration to fall back to. */
  private void credentials(Action action) {
    if (action.verb() instanceof Verb.Notify
        && action.first(ActionTail.Credentials.class) == null
        && action.first(Mapped.class) == null) {
      found.add(
          Diagnostic.of(
                  NOT_IN_TARGET,
                  action.verb().head(),
                  "In the target " + target.word() + " each NOTIFY needs credentials of its own.")
              .hint("Add CREDENTIALS \"gs://…/slack.json.enc\" KEY \"ring/key\"."));
    }
  }

  private static boolean is(ActionTail tail, Flag.Kind kind) {
    return tail instanceof Flag flag && flag.kind() == kind;
  }

  private void report(Span span, String what) {
    String others =
        target == Target.BQTAIL_2019
            ? "Compile the rule with --target bqtail."
            : "Functions that wait for jobs can copy, delete, export, move, notify and query.";
    found.add(
        Diagnostic.of(NOT_IN_TARGET, span, what + " is not in the target " + target.word() + ".")
            .hint(others));
  }
}

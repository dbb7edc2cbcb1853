package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.ActionTail.Flag;
import dev.bqt.compiler.ast.ActionTail.Mapped;
import dev.bqt.compiler.ast.ActionTail.Stated;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.RequestOptions;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.Locale;

/** What stands behind the verb of an action, to fields of its request, in an order of its own. */
final class TailLowering {

  private final Action action;
  private final boolean of2019;

  TailLowering(Action action, boolean of2019) {
    this.action = action;
    this.of2019 = of2019;
  }

  void into(NodeBuilder request) {
    tables(request);
    calls(request);
    messages(request);
    further(request);
  }

  /** What is stated is written: OVERWRITE, too, which is what happens if nothing is stated. */
  private void tables(NodeBuilder request) {
    boolean append = has(Flag.Kind.APPEND);
    request.truth("Append", append || has(Flag.Kind.OVERWRITE) ? append : null);
    ActionTail.Like like = action.first(ActionTail.Like.class);
    request.text("Template", like == null ? null : like.table().text());
    request.flag("MultiPartition", has(Flag.Kind.EACH_PARTITION));
    if (action.verb() instanceof Verb.Copy) {
      request.text("PartitionSQL", stated(Stated.Kind.FROM));
    }
    request.flag("UseLegacy", has(Flag.Kind.LEGACY_SQL));
    ActionTail.InDataset dataset = action.first(ActionTail.InDataset.class);
    request.text("DatasetID", dataset == null ? null : dataset.dataset().text());
    ActionTail.As format = action.first(ActionTail.As.class);
    request.text("Format", format == null ? null : format(format.format().text()));
    Assignments options = mapped(Mapped.Kind.OPTIONS);
    if (options != null) {
      request.all(OptionLowering.lower(options, RequestOptions.OF_EXPORT));
    }
  }

  private void calls(NodeBuilder request) {
    ActionTail.Body body = action.first(ActionTail.Body.class);
    if (body != null) {
      request.text(body.body().file() ? "BodyURL" : "Body", body.body().text().value());
    }
    request.flag("Auth", has(Flag.Kind.AUTHENTICATED));
    ActionTail.Scopes scopes = action.first(ActionTail.Scopes.class);
    if (scopes != null) {
      request.texts("Scopes", Verbatim.texts(scopes.scopes()));
    }
  }

  private void messages(NodeBuilder request) {
    if (!(action.verb() instanceof Verb.Copy)) {
      request.text("From", stated(Stated.Kind.FROM));
    }
    request.text("Title", stated(Stated.Kind.TITLE));
    ActionTail.Message message = action.first(ActionTail.Message.class);
    if (message != null) {
      request.put("Message", Verbatim.value(message.value()));
    }
    Assignments attributes = mapped(Mapped.Kind.ATTRIBUTES);
    if (attributes != null) {
      request.node("Attributes", Verbatim.map(attributes));
    }
    ActionTail.Credentials credentials = action.first(ActionTail.Credentials.class);
    if (credentials != null) {
      request.node(
          of2019 ? "Secret" : "Credentials",
          new NodeBuilder()
              .text("URL", credentials.url().value())
              .text("Key", credentials.key().value())
              .build());
    }
  }

  private void further(NodeBuilder request) {
    Assignments with = mapped(Mapped.Kind.WITH);
    if (with != null) {
      request.all(Verbatim.map(with));
    }
  }

  private boolean has(Flag.Kind kind) {
    return action.tails().stream()
        .anyMatch(tail -> tail instanceof Flag flag && flag.kind() == kind);
  }

  private String stated(Stated.Kind kind) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof Stated stated && stated.kind() == kind) {
        return stated.text().value();
      }
    }
    return null;
  }

  private Assignments mapped(Mapped.Kind kind) {
    for (ActionTail tail : action.tails()) {
      if (tail instanceof Mapped mapped && mapped.kind() == kind) {
        return mapped.assignments();
      }
    }
    return null;
  }

  /** The REST name of a short one. */
  private static String format(String word) {
    LoadFormat format = LoadFormat.find(word);
    return format == null ? word.toUpperCase(Locale.ROOT) : format.restName();
  }
}

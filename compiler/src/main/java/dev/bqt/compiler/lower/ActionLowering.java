package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.List;

/**
 * Actions.
 *
 * @param of2019 whether they have the shape of 2019: nested lists inside of {@code Request}
 */
record ActionLowering(boolean of2019) {

  List<JsonTree.Node> all(List<Action> actions) {
    return actions.stream().map(this::step).toList();
  }

  private JsonTree.Node step(Action action) {
    NodeBuilder request = new NodeBuilder();
    VerbLowering.fields(action.verb(), request);
    new TailLowering(action, of2019).into(request);
    NodeBuilder step = new NodeBuilder().text("Action", VerbLowering.name(action.verb()));
    if (action.ifExists() != null) {
      step.node("When", new NodeBuilder().text("Exists", action.ifExists().text()).build());
    }
    if (of2019) {
      nested(action, request);
    }
    boolean stated = action.verb() instanceof Verb.Named named && named.request() != null;
    step.node("Request", stated || !request.isEmpty() ? request.build() : null);
    if (!of2019) {
      nested(action, step);
    }
    return step.build();
  }

  private void nested(Action action, NodeBuilder json) {
    json.items("OnSuccess", all(action.nested(Outcome.SUCCESS)))
        .items("OnFailure", all(action.nested(Outcome.FAILURE)));
  }
}

package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;

/** BATCH. */
final class BatchLowering {

  private BatchLowering() {}

  /** Null if there is none. */
  static JsonTree.Node lower(Clause.BatchClause batch, ActionLowering actions) {
    if (batch == null) {
      return null;
    }
    NodeBuilder json = new NodeBuilder();
    if (batch.window() != null) {
      json.node(
          "Window", new NodeBuilder().number("DurationInSec", seconds(batch.window())).build());
    }
    BatchTail.Stagger stagger = batch.first(BatchTail.Stagger.class);
    return json.flag("RollOver", batch.first(BatchTail.Rollover.class) != null)
        .flag("MultiPath", batch.first(BatchTail.AcrossFolders.class) != null)
        .number("MaxDelayInSec", stagger == null ? null : seconds(stagger.most()))
        .flag("UsePatternHash", batch.first(BatchTail.ByPattern.class) != null)
        .node("Group", group(batch.first(BatchTail.Group.class), actions))
        .build();
  }

  private static JsonTree.Node group(BatchTail.Group group, ActionLowering actions) {
    return group == null
        ? null
        : new NodeBuilder()
            .number("DurationInSec", seconds(group.span()))
            .items("OnDone", actions.all(group.onDone()))
            .build();
  }

  private static Long seconds(WindowSpan span) {
    return span == null ? null : span.seconds();
  }
}

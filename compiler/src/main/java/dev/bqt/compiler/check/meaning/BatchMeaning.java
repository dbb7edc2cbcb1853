package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.source.Span;
import java.util.List;

/** {@code Batch}. */
final class BatchMeaning {

  private static final long NANOSECONDS = 1_000_000_000;

  private BatchMeaning() {}

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    Clause.BatchClause batch = rule.first(Clause.BatchClause.class);
    Clause.BatchClause open =
        batch == null ? new Clause.BatchClause(null, List.of(), leaf.place()) : batch;
    Clause.BatchClause said = said(open, leaf);
    if (leaf.key().equals("batch") && leaf.value() instanceof Literal.Nothing) {
      rule.put(Clause.BatchClause.class, null);
      return true;
    } else if (said != null) {
      rule.put(Clause.BatchClause.class, said);
    }
    return said != null;
  }

  private static Clause.BatchClause said(Clause.BatchClause batch, RawLeaf leaf) {
    Span place = leaf.place();
    boolean yes = leaf.isTrue();
    return switch (leaf.key()) {
      case "batch", "batch.window" -> leaf.isNothing() ? batch : null;
      case "batch.window.durationinsec" ->
          leaf.value() instanceof Literal.Whole seconds
              ? window(batch, seconds.value(), leaf)
              : null;
      case "batch.window.duration" ->
          leaf.value() instanceof Literal.Whole whole
              ? batch.window() != null ? batch : window(batch, whole.value() / NANOSECONDS, leaf)
              : null;
      case "batch.rollover" ->
          tail(batch, BatchTail.Rollover.class, yes ? new BatchTail.Rollover(place) : null);
      case "batch.multipath" ->
          tail(
              batch,
              BatchTail.AcrossFolders.class,
              yes ? new BatchTail.AcrossFolders(place) : null);
      case "batch.usepatternhash" ->
          tail(batch, BatchTail.ByPattern.class, yes ? new BatchTail.ByPattern(place) : null);
      case "batch.maxdelayinsec" ->
          leaf.value() instanceof Literal.Whole most
              ? tail(
                  batch, BatchTail.Stagger.class, new BatchTail.Stagger(span(most, place), place))
              : null;
      default -> leaf.key().startsWith("batch.group") ? group(batch, leaf) : null;
    };
  }

  /** A window of 0 is one that is not stated. */
  private static Clause.BatchClause window(Clause.BatchClause batch, long seconds, RawLeaf leaf) {
    WindowSpan window = seconds == 0 ? null : new WindowSpan(seconds, leaf.value().span());
    return new Clause.BatchClause(window, batch.tails(), batch.head());
  }

  private static WindowSpan span(Literal.Whole seconds, Span place) {
    return new WindowSpan(seconds.value(), place);
  }

  private static Clause.BatchClause group(Clause.BatchClause batch, RawLeaf leaf) {
    BatchTail.Group group = batch.first(BatchTail.Group.class);
    BatchTail.Group open =
        group == null ? new BatchTail.Group(null, List.of(), leaf.place()) : group;
    if (leaf.key().equals("batch.group")) {
      boolean none = leaf.value() instanceof Literal.Nothing;
      return leaf.isNothing() ? tail(batch, BatchTail.Group.class, none ? null : open) : null;
    } else if (leaf.key().equals("batch.group.durationinsec")) {
      WindowSpan span =
          leaf.value() instanceof Literal.Whole seconds && seconds.value() != 0
              ? span(seconds, seconds.span())
              : null;
      return tail(
          batch, BatchTail.Group.class, new BatchTail.Group(span, open.onDone(), open.head()));
    } else if (leaf.key().startsWith("batch.group.ondone")) {
      List<Action> actions = ActionMeaning.put(open.onDone(), leaf.below(3));
      return actions == null
          ? null
          : tail(
              batch, BatchTail.Group.class, new BatchTail.Group(open.span(), actions, open.head()));
    }
    return null;
  }

  private static Clause.BatchClause tail(
      Clause.BatchClause batch, Class<? extends BatchTail> kind, BatchTail instead) {
    return new Clause.BatchClause(
        batch.window(), RuleDraft.with(batch.tails(), kind, instead), batch.head());
  }
}

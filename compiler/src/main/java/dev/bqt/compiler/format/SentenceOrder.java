package dev.bqt.compiler.format;

import dev.bqt.grammar.BqtParser;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/** The one order of what may be written in any. What is not named here stays where it is. */
final class SentenceOrder {

  private static final List<Class<?>> CLAUSES =
      List.of(
          BqtParser.ParametersClauseContext.class,
          BqtParser.LoadClauseContext.class,
          BqtParser.RunClauseContext.class,
          BqtParser.ViaClauseContext.class,
          BqtParser.TransformClauseContext.class,
          BqtParser.JoinClauseContext.class,
          BqtParser.DeduplicateClauseContext.class,
          BqtParser.SplitClauseContext.class,
          BqtParser.OrderedClauseContext.class,
          BqtParser.TrackClauseContext.class,
          BqtParser.BatchClauseContext.class,
          BqtParser.ReloadClauseContext.class,
          BqtParser.StalledClauseContext.class,
          BqtParser.QuarantineClauseContext.class,
          BqtParser.InfoClauseContext.class,
          BqtParser.RawClauseContext.class,
          BqtParser.NoClauseContext.class);

  private static final List<Class<?>> TAILS =
      List.of(
          BqtParser.ProjectTailContext.class,
          BqtParser.RegionTailContext.class,
          BqtParser.AliasTailContext.class,
          BqtParser.TemplateTailContext.class,
          BqtParser.CopyByTailContext.class,
          BqtParser.WhereTailContext.class,
          BqtParser.BalancedTailContext.class,
          BqtParser.MatchingTailContext.class,
          BqtParser.PartitionTailContext.class,
          BqtParser.OptionsTailContext.class,
          BqtParser.SchemaLikeTailContext.class,
          BqtParser.AutodetectTailContext.class,
          BqtParser.FieldAdditionTailContext.class,
          BqtParser.ExpiresTailContext.class,
          BqtParser.OverwriteTailContext.class,
          BqtParser.AppendTailContext.class,
          BqtParser.FoldersTailContext.class,
          BqtParser.PatternTailContext.class,
          BqtParser.StaggerTailContext.class,
          BqtParser.RolloverTailContext.class,
          BqtParser.GroupTailContext.class,
          BqtParser.CorruptedTailContext.class,
          BqtParser.InvalidSchemaTailContext.class,
          BqtParser.ClusterTailContext.class,
          BqtParser.TimeTailContext.class,
          BqtParser.DirectoryPatternContext.class,
          BqtParser.DirectoryMarkerContext.class,
          BqtParser.FormatTailContext.class,
          BqtParser.AppendActionTailContext.class,
          BqtParser.OverwriteActionTailContext.class,
          BqtParser.LikeActionTailContext.class,
          BqtParser.EachPartitionTailContext.class,
          BqtParser.LegacyTailContext.class,
          BqtParser.DatasetTailContext.class,
          BqtParser.OptionsActionTailContext.class,
          BqtParser.TitleTailContext.class,
          BqtParser.MessageTailContext.class,
          BqtParser.FromTailContext.class,
          BqtParser.AttributesTailContext.class,
          BqtParser.BodyTailContext.class,
          BqtParser.AuthenticatedTailContext.class,
          BqtParser.ScopesTailContext.class,
          BqtParser.CredentialsTailContext.class,
          BqtParser.WithTailContext.class);

  private SentenceOrder() {}

  /** Clauses; ON SUCCESS and ON FAILURE, in this order, are behind all others. */
  static Comparator<ParseTree> clauses() {
    return Comparator.comparingInt(SentenceOrder::clause);
  }

  /** What stands behind the head of a clause or a verb. */
  static Comparator<ParseTree> tails() {
    return Comparator.comparingInt(tail -> tail(tail));
  }

  /** PREFIX first, MATCHING last; other words of a source stay where they are. */
  static Comparator<ParseTree> conditions() {
    return Comparator.comparingInt(SentenceOrder::condition);
  }

  private static int condition(ParseTree part) {
    boolean moved = part instanceof BqtParser.MatchingTailContext;
    return part instanceof BqtParser.ConditionContext condition
        ? condition.kind.getType()
        : moved ? BqtParser.MATCHING : 0;
  }

  private static int clause(ParseTree clause) {
    if (clause instanceof BqtParser.OutcomeClauseContext on) {
      boolean success = on.outcome.getType() == BqtParser.SUCCESS;
      return CLAUSES.size() + (success ? 0 : 1);
    }
    return CLAUSES.indexOf(clause.getClass());
  }

  private static int tail(ParseTree tail) {
    if (tail instanceof BqtParser.ConditionContext condition) {
      return condition.kind.getType() - BqtParser.MATCHING;
    }
    if (tail instanceof BqtParser.JobConditionContext condition) {
      return condition.kind.getType() == BqtParser.INTO ? 0 : 1;
    }
    return TAILS.indexOf(tail.getClass());
  }
}

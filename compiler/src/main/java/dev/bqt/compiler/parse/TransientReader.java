package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.TransientClause.SplitTail;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads the clauses about rows on their way, and those of directories. */
final class TransientReader {

  private final Tokens tokens;
  private final ValueReader values;
  private final Broken broken;

  TransientReader(Tokens tokens, ValueReader values, Broken broken) {
    this.tokens = tokens;
    this.values = values;
    this.broken = broken;
  }

  Clause read(ParserRuleContext clause) {
    Span first = tokens.span(clause.getStart());
    if (clause instanceof BqtParser.ViaClauseContext via) {
      return via(via);
    } else if (clause instanceof BqtParser.TransformClauseContext transform) {
      return new TransientClause.Transform(values.map(transform.assigns()), first);
    } else if (clause instanceof BqtParser.ParametersClauseContext parameters) {
      return new TransientClause.Parameters(values.map(parameters.assigns()), first);
    } else if (clause instanceof BqtParser.JoinClauseContext join) {
      return join(join);
    } else if (clause instanceof BqtParser.DeduplicateClauseContext deduplicate) {
      Span head = tokens.span(deduplicate.getStart(), deduplicate.BY().getSymbol());
      return new TransientClause.Deduplicate(values.columns(deduplicate.columns()), head);
    } else if (clause instanceof BqtParser.SplitClauseContext split) {
      return split(split);
    }
    return directoryClause(clause);
  }

  private Clause directoryClause(ParserRuleContext clause) {
    if (clause instanceof BqtParser.RunClauseContext run) {
      return run(run);
    } else if (clause instanceof BqtParser.OrderedClauseContext) {
      return new DirectoryClause.Ordered(tokens.span(clause));
    } else if (clause instanceof BqtParser.TrackClauseContext track) {
      Span head = tokens.span(track.getStart(), track.IN().getSymbol());
      return new DirectoryClause.Track(values.table(track.table()), head);
    }
    throw new AssertionError("No reader for " + clause.getClass());
  }

  private Clause via(BqtParser.ViaClauseContext via) {
    List<ViaTail> tails = new ArrayList<>();
    for (BqtParser.ViaTailContext tail : via.viaTail()) {
      if (!broken.contains(tail)) {
        tails.add(viaTail(tail));
      }
    }
    Span head = tokens.span(via.getStart(), via.DATASET().getSymbol());
    return new TransientClause.Via(values.name(via.name()), tails, head);
  }

  private ViaTail viaTail(BqtParser.ViaTailContext tail) {
    Span first = tokens.span(tail.getStart());
    if (tail instanceof BqtParser.ProjectTailContext project) {
      return new ViaTail.Project(values.name(project.name()), first);
    } else if (tail instanceof BqtParser.RegionTailContext region) {
      return new ViaTail.Region(values.text(region.STRING()), first);
    } else if (tail instanceof BqtParser.AliasTailContext alias) {
      return new ViaTail.Alias(values.name(alias.name()), first);
    } else if (tail instanceof BqtParser.TemplateTailContext template) {
      return new ViaTail.Template(values.table(template.table()), first);
    } else if (tail instanceof BqtParser.CopyByTailContext copy) {
      Name method = new Name(copy.getStop().getText(), tokens.span(copy.getStop()));
      return new ViaTail.CopyBy(method, tokens.span(copy.getStart(), copy.BY().getSymbol()));
    } else if (tail instanceof BqtParser.WhereTailContext where) {
      return new ViaTail.Where(values.text(where.STRING()), first);
    } else if (tail instanceof BqtParser.BalancedTailContext balanced) {
      return balanced(balanced);
    }
    throw new AssertionError("No reader for " + tail.getClass());
  }

  private ViaTail balanced(BqtParser.BalancedTailContext balanced) {
    Name strategy =
        balanced.IDENT() == null
            ? null
            : new Name(balanced.IDENT().getText(), tokens.span(balanced.IDENT().getSymbol()));
    List<Name> projects = balanced.name().stream().map(values::name).toList();
    Literal.Whole most = balanced.most() == null ? null : values.whole(balanced.most().INT());
    return new ViaTail.Balanced(strategy, projects, most, tokens.span(balanced.getStart()));
  }

  private Clause join(BqtParser.JoinClauseContext join) {
    TableName table = null;
    dev.bqt.compiler.ast.Text query = null;
    if (join.side() instanceof BqtParser.SideTableContext side) {
      table = values.table(side.table());
    } else if (join.side() instanceof BqtParser.SideQueryContext side) {
      query = values.text(side.STRING());
    }
    TransientClause.JoinKind kind =
        join.LEFT() == null ? TransientClause.JoinKind.INNER : TransientClause.JoinKind.LEFT;
    Span head = tokens.span(join.getStart(), join.JOIN().getSymbol());
    TransientClause.Side side = new TransientClause.Side(table, query, values.name(join.name()));
    return new TransientClause.Join(kind, side, values.text(join.STRING()), head);
  }

  private Clause split(BqtParser.SplitClauseContext split) {
    List<TransientClause.Mapping> mappings = new ArrayList<>();
    for (BqtParser.MappingContext mapping : split.mapping()) {
      if (!broken.contains(mapping)) {
        mappings.add(
            new TransientClause.Mapping(
                values.text(mapping.STRING()), values.table(mapping.table())));
      }
    }
    List<SplitTail> tails = new ArrayList<>();
    for (BqtParser.SplitTailContext tail : split.splitTail()) {
      if (tail instanceof BqtParser.ClusterTailContext cluster) {
        Span head = tokens.span(cluster.getStart(), cluster.BY().getSymbol());
        List<Name> columns = values.columns(cluster.columns());
        tails.add(new SplitTail(SplitTail.Kind.CLUSTER_BY, columns, head));
      } else if (tail instanceof BqtParser.TimeTailContext time) {
        List<Name> column = List.of(values.name(time.column()));
        tails.add(new SplitTail(SplitTail.Kind.TIME, column, tokens.span(time.getStart())));
      }
    }
    return new TransientClause.Split(mappings, tails, tokens.span(split.getStart()));
  }

  private Clause run(BqtParser.RunClauseContext run) {
    DirectoryClause.External over = null;
    if (run.over() != null) {
      BqtParser.OverContext written = run.over();
      Name format = new Name(written.IDENT().getText(), tokens.span(written.IDENT().getSymbol()));
      Assignments options = written.assigns() == null ? null : values.map(written.assigns());
      over = new DirectoryClause.External(format, options);
    }
    TableName target = run.table() == null ? null : values.table(run.table());
    return new DirectoryClause.Run(
        values.script(run.text()), target, over, tokens.span(run.getStart()));
  }
}

package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;

/** Reads LOAD. */
final class LoadReader {

  private final Tokens tokens;
  private final ValueReader values;
  private final Broken broken;

  LoadReader(Tokens tokens, ValueReader values, Broken broken) {
    this.tokens = tokens;
    this.values = values;
    this.broken = broken;
  }

  Clause load(BqtParser.LoadClauseContext load) {
    List<LoadTail> tails = new ArrayList<>();
    for (BqtParser.LoadTailContext tail : load.loadTail()) {
      if (!broken.contains(tail)) {
        tails.add(tail(tail));
      }
    }
    Name format =
        load.format() == null
            ? null
            : new Name(load.format().getText(), tokens.span(load.format()));
    TableName table = load.table() == null ? null : values.table(load.table());
    return new Clause.LoadClause(format, table, tails, tokens.span(load.getStart()));
  }

  private LoadTail tail(BqtParser.LoadTailContext tail) {
    Span first = tokens.span(tail.getStart());
    if (tail instanceof BqtParser.OptionsTailContext options) {
      return new LoadTail.Options(values.map(options.assigns()), first);
    } else if (tail instanceof BqtParser.MatchingTailContext matching) {
      return new LoadTail.Matching(values.text(matching.STRING()), first);
    } else if (tail instanceof BqtParser.PartitionTailContext partition) {
      return new LoadTail.Partition(values.text(partition.STRING()), first);
    } else if (tail instanceof BqtParser.SchemaLikeTailContext like) {
      Span head = tokens.span(like.getStart(), like.LIKE().getSymbol());
      return new LoadTail.SchemaLike(values.table(like.table()), head);
    } else if (tail instanceof BqtParser.AutodetectTailContext) {
      return new LoadTail.Autodetect(tokens.span(tail));
    } else if (tail instanceof BqtParser.FieldAdditionTailContext) {
      return new LoadTail.FieldAddition(tokens.span(tail));
    } else if (tail instanceof BqtParser.ExpiresTailContext expires) {
      Span head = tokens.span(expires.getStart(), expires.AFTER().getSymbol());
      WindowSpan duration = expires.span() == null ? null : values.window(expires.span());
      Text text = expires.STRING() == null ? null : values.text(expires.STRING());
      return new LoadTail.Expires(duration, text, head);
    } else if (tail instanceof BqtParser.OverwriteTailContext) {
      return new LoadTail.Overwrite(first);
    } else if (tail instanceof BqtParser.AppendTailContext) {
      return new LoadTail.Append(first);
    }
    throw new AssertionError("No reader for " + tail.getClass());
  }
}

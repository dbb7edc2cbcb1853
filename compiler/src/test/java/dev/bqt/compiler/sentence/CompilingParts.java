package dev.bqt.compiler.sentence;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.sentence.print.SentencePrinter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.Values;
import java.util.ArrayList;
import java.util.List;

/** What is left of rules when each part is taken out that an error is about. */
final class CompilingParts {

  private static final TableName SOUND =
      new TableName("shop.orders", List.of(), ValueMaker.NOWHERE);

  private CompilingParts() {}

  /** Rules without an error. */
  static RuleFile of(RuleFile made, Target target) {
    RuleFile left = made;
    while (true) {
      SourceFile source = SourceFile.of("rule.bqt", SentencePrinter.write(left, List.of()).text());
      Compilation compilation = RuleCompiler.compile(List.of(source), Settings.NONE.with(target));
      List<Integer> errors =
          compilation.diagnostics().stream()
              .filter(Diagnostic::isError)
              .map(found -> found.span().start())
              .toList();
      if (errors.isEmpty()) {
        return left;
      }
      left = without(errors, left, source);
    }
  }

  private static RuleFile without(List<Integer> errors, RuleFile made, SourceFile source) {
    RuleFile read = RuleParser.parse(source, Values.NONE, new Diagnostics());
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < made.rules().size(); i++) {
      Rule rule = made.rules().get(i);
      int end = read.rules().get(i).span().end();
      List<Clause> clauses = without(errors, rule.clauses(), read.rules().get(i).clauses(), end);
      rules.add(new Rule(rule.header(), rule.source(), clauses, true, rule.span()));
    }
    RuleFile left = new RuleFile(made.source(), rules, List.of(), List.of(), List.of());
    if (left.equals(made)) {
      throw new AssertionError("No clause is to blame for the errors of:\n" + source.text());
    }
    return left;
  }

  /** Without the parts in which there are errors, or without what in them is to blame. */
  private static <P extends Phrase> List<P> without(
      List<Integer> errors, List<P> made, List<P> read, int endOfLast) {
    List<P> left = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      int start = read.get(i).head().start();
      int end = i + 1 < read.size() ? read.get(i + 1).head().start() : endOfLast;
      List<Integer> inside = errors.stream().filter(at -> at >= start && at < end).toList();
      P rest = inside.isEmpty() ? made.get(i) : rest(inside, made.get(i), read.get(i), end);
      if (rest != null) {
        left.add(rest);
      }
    }
    return left;
  }

  @SuppressWarnings("unchecked")
  private static <P extends Phrase> P rest(List<Integer> errors, P made, P read, int end) {
    if (made instanceof Clause.LoadClause load) {
      List<LoadTail> tails = without(errors, load.tails(), ((Clause.LoadClause) read).tails(), end);
      Name format = ((Clause.LoadClause) read).format();
      boolean odd = format != null && errors.contains(format.span().start());
      boolean helped = tails.size() < load.tails().size();
      TableName table = helped || odd ? load.table() : SOUND;
      return (P) new Clause.LoadClause(odd ? null : load.format(), table, tails, load.head());
    } else if (made instanceof TransientClause.Via via) {
      List<ViaTail> tails = without(errors, via.tails(), ((TransientClause.Via) read).tails(), end);
      boolean helped = tails.size() < via.tails().size();
      return helped ? (P) new TransientClause.Via(via.dataset(), tails, via.head()) : null;
    } else if (made instanceof Clause.OutcomeClause on && on.actions().size() > 1) {
      List<Action> actions = new ArrayList<>(on.actions());
      List<Action> places = ((Clause.OutcomeClause) read).actions();
      int last = places.size() - 1;
      while (last > 0 && places.get(last).span().start() > errors.get(0)) {
        last--;
      }
      actions.remove(last);
      return (P) new Clause.OutcomeClause(on.outcome(), actions, on.head());
    }
    return null;
  }
}

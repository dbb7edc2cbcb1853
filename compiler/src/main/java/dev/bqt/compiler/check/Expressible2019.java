package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NOT_IN_TARGET;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Pattern2019;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;

/** What of a rule the functions of 2019 could do. */
final class Expressible2019 {

  private final Target target;
  private final Diagnostics found;

  Expressible2019(Target target, Diagnostics found) {
    this.target = target;
    this.found = found;
  }

  void inspect(Rule rule) {
    if (rule.header().disabled()) {
      found.add(
          Diagnostic.of(
                  NOT_IN_TARGET,
                  rule.source().span(),
                  "In the target " + target.word() + " no rule can be DISABLED.")
              .hint("Leave the rule out."));
    }
    if (rule.source() instanceof JobSource) {
      rule.clauses().forEach(this::actions);
      return;
    }
    Condition exclude = rule.when().first(Condition.Kind.EXCLUDE);
    if (exclude != null) {
      report(exclude.head(), "EXCLUDE");
    }
    pattern(rule.pattern());
    rule.clauses().forEach(this::inspect);
  }

  private void pattern(Text pattern) {
    if (pattern != null && !Pattern2019.exists(pattern.value())) {
      found.add(
          Diagnostic.of(
                  NOT_IN_TARGET,
                  pattern.span(),
                  "The target "
                      + target.word()
                      + " looks for a pattern in the path without its leading slash;"
                      + " this one cannot be written that way.")
              .hint("Write it so that / stands alone at its start: r\"/(?:orders|returns)/\"."));
    }
  }

  private void inspect(Clause clause) {
    if (clause instanceof Clause.LoadClause load) {
      load(load);
    } else if (clause instanceof Clause.BatchClause batch) {
      batch.tails().forEach(tail -> behind("BATCH", tail));
    } else if (clause instanceof TransientClause.Via via) {
      via.tails().forEach(tail -> behind("VIA", tail));
    } else if (clause instanceof Clause.OutcomeClause) {
      actions(clause);
    } else if (!isKnown(clause)) {
      report(clause.head(), clause.name());
    }
  }

  private static boolean isKnown(Clause clause) {
    return clause instanceof Clause.RawClause
        || clause instanceof Clause.NoClause
        || clause instanceof TransientClause.Deduplicate;
  }

  private void actions(Clause clause) {
    if (clause instanceof Clause.OutcomeClause on) {
      ExpressibleActions2019 actions = new ExpressibleActions2019(target, found);
      on.actions().forEach(actions::inspect);
    }
  }

  private void load(Clause.LoadClause load) {
    if (load.format() != null) {
      found.add(
          Diagnostic.of(
                  NOT_IN_TARGET,
                  load.format().span(),
                  "The target " + target.word() + " takes the format from the objects' names.")
              .hint("Write LOAD INTO …, and SUFFIX \".csv\" or another behind WHEN."));
    }
    if (load.table() == null) {
      report(load.head(), "LOAD without INTO");
    } else {
      table(load.table());
    }
    for (LoadTail tail : load.tails()) {
      boolean known =
          tail instanceof LoadTail.Matching
              || tail instanceof LoadTail.SchemaLike
              || tail instanceof LoadTail.Autodetect;
      if (!known) {
        behind("LOAD", tail);
      }
    }
  }

  /** Then only {@code $Mod(n)}, {@code $Date} and captures were replaced. */
  private void table(TableName table) {
    for (Expansions.Expansion each : Expansions.of(table.text())) {
      boolean date = each.kind() == Expansions.Kind.NAME && each.inside().startsWith("Date");
      boolean name = each.kind() == Expansions.Kind.NAME || each.kind() == Expansions.Kind.BRACED;
      if (name && !date) {
        String written = table.text().substring(each.start(), each.end());
        report(table.span(), written + " in a table");
      }
    }
  }

  private void behind(String clause, Phrase tail) {
    report(tail.head(), clause + " … " + tail.name());
  }

  private void report(Span span, String what) {
    found.add(
        Diagnostic.of(NOT_IN_TARGET, span, what + " is not in the target " + target.word() + ".")
            .hint("Compile the rule with --target bqtail."));
  }
}

package dev.bqt.compiler.include;

import static dev.bqt.compiler.diagnostic.DiagnosticId.UNREADABLE_SCRIPT;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.List;

/** Puts the text of a file into {@code RUN FILE}, as it is: nothing in it is replaced. */
public final class Inclusion {

  private Inclusion() {}

  /** The file with all texts in it; what cannot be read is reported and stays a name. */
  public static RuleFile resolve(RuleFile file, Scripts scripts, Diagnostics found) {
    if (file.rules().stream().noneMatch(rule -> namesFile(rule))) {
      return file;
    }
    List<Rule> rules =
        file.rules().stream()
            .map(rule -> namesFile(rule) ? resolve(rule, scripts, found) : rule)
            .toList();
    return new RuleFile(file.source(), rules, file.defaults(), file.deployments(), file.comments());
  }

  private static boolean namesFile(Rule rule) {
    return rule.clauses().stream().anyMatch(Inclusion::namesFile);
  }

  private static boolean namesFile(Clause clause) {
    return clause instanceof DirectoryClause.Run run && run.sql().file();
  }

  private static Rule resolve(Rule rule, Scripts scripts, Diagnostics found) {
    List<Clause> clauses =
        rule.clauses().stream()
            .map(
                clause ->
                    namesFile(clause)
                        ? resolve((DirectoryClause.Run) clause, scripts, found)
                        : clause)
            .toList();
    return new Rule(rule.header(), rule.source(), clauses, rule.whole(), rule.span());
  }

  private static Clause resolve(DirectoryClause.Run run, Scripts scripts, Diagnostics found) {
    Text path = run.sql().text();
    Scripts.Script read = scripts.read(path.span().source(), path.value());
    if (read.text() == null) {
      found.add(
          Diagnostic.of(
                  UNREADABLE_SCRIPT,
                  path.span(),
                  "\"" + path.value() + "\" cannot be read: " + read.problem() + ".")
              .hint("The path starts at the folder of this file; or write the query itself."));
      return run;
    }
    Script text = new Script(new Text(read.text(), List.of(), path.span()), false);
    return new DirectoryClause.Run(text, run.target(), run.over(), run.head());
  }
}

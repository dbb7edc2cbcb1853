package dev.bqt.compiler.inherit;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each rule the clauses of DEFAULTS that it lacks, can have and does not take back. */
public final class Inheritance {

  private Inheritance() {}

  /** The file with rules that say all by themselves; its DEFAULTS stay where they are. */
  public static RuleFile resolve(RuleFile file) {
    if (file.defaults().isEmpty()) {
      return file;
    }
    List<Rule> rules = file.rules().stream().map(rule -> inherit(rule, file.defaults())).toList();
    return new RuleFile(file.source(), rules, file.defaults(), file.deployments(), file.comments());
  }

  private static Rule inherit(Rule rule, List<Defaults> defaults) {
    Set<String> said = new HashSet<>();
    for (Clause clause : rule.clauses()) {
      said.add(clause instanceof Clause.NoClause no ? first(no.withdrawn()) : clause.subject());
    }
    List<Clause> clauses = new ArrayList<>(rule.clauses());
    inForce(rule, defaults)
        .forEach(
            (subject, given) -> {
              if (!said.contains(subject)) {
                clauses.addAll(given);
              }
            });
    return new Rule(rule.header(), rule.source(), clauses, rule.whole(), rule.span());
  }

  /** The clauses that stand above a rule, by subject; the last DEFAULTS that says one wins. */
  private static Map<String, List<Clause>> inForce(Rule rule, List<Defaults> defaults) {
    Map<String, List<Clause>> all = new LinkedHashMap<>();
    for (Defaults each : defaults) {
      if (each.span().start() > rule.span().start()) {
        break;
      }
      Map<String, List<Clause>> said = new LinkedHashMap<>();
      for (Clause clause : each.clauses()) {
        if (canHave(rule.source(), clause)) {
          said.computeIfAbsent(clause.subject(), key -> new ArrayList<>()).add(clause);
        }
      }
      all.putAll(said);
    }
    return all;
  }

  /** Whether a rule with this source can have such a clause at all. */
  public static boolean canHave(Source source, Clause clause) {
    boolean everywhere =
        clause instanceof Clause.InfoClause
            || clause instanceof Clause.RawClause
            || clause instanceof Clause.NoClause;
    if (source instanceof JobSource) {
      return everywhere || clause instanceof Clause.OutcomeClause;
    } else if (source instanceof DirectorySource) {
      return everywhere || clause instanceof Clause.LoadClause || clause instanceof DirectoryClause;
    }
    return !(clause instanceof DirectoryClause);
  }

  private static String first(String withdrawn) {
    return withdrawn.startsWith("ON ") ? withdrawn : withdrawn.split(" ")[0];
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_TABLE;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.check.value.ReservedWords;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/**
 * VIA names a dataset and projects of characters that BigQuery allows, and tables have aliases that
 * SQL reads: BqTail puts them into its queries as they are, without backticks. Nothing is replaced
 * in any of them when the rule runs.
 */
final class LegalNamesOfVia implements Check {

  private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|`[^`]+`");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      if (rule.via() != null) {
        inspect(rule.via(), found);
      }
      for (Clause clause : rule.clauses()) {
        if (clause instanceof TransientClause.Join join && !join.side().alias().text().isEmpty()) {
          inspectAlias(join.side().alias(), found);
        }
      }
    }
  }

  private static void inspect(TransientClause.Via via, Diagnostics found) {
    String dataset = via.dataset().text();
    if (!LegalTables.isDataset(dataset)) {
      boolean dotted = dataset.indexOf('.') > 0 || dataset.indexOf(':') > 0;
      found.add(
          illegal(
              via.dataset(),
              "\"" + dataset + "\" cannot be a dataset.",
              dotted
                  ? "Write the project behind it: VIA DATASET temp PROJECT my-project."
                  : "A dataset's name has letters, digits and _ alone."));
    }
    for (ViaTail tail : via.tails()) {
      if (tail instanceof ViaTail.Project project) {
        inspectProject(project.project(), found);
      } else if (tail instanceof ViaTail.Balanced balanced) {
        balanced.projects().forEach(project -> inspectProject(project, found));
      } else if (tail instanceof ViaTail.Alias alias) {
        inspectAlias(alias.alias(), found);
      }
    }
  }

  private static void inspectProject(Name project, Diagnostics found) {
    if (!LegalTables.isProject(project.text())) {
      found.add(
          illegal(
              project,
              "\"" + project.text() + "\" cannot be a project.",
              "Projects have small letters, digits and hyphens, as in my-project."));
    }
  }

  private static void inspectAlias(Name alias, Diagnostics found) {
    boolean reserved = ReservedWords.contain(alias.text());
    if (reserved || !ALIAS.matcher(alias.text()).matches()) {
      found.add(
          illegal(
              alias,
              reserved
                  ? alias.text() + " is a word of SQL and cannot be an alias."
                  : "\"" + alias.text() + "\" cannot be an alias.",
              "An alias has letters, digits and _, such as t."));
    }
  }

  private static Diagnostic illegal(Name name, String message, String hint) {
    int variable = name.text().indexOf("${");
    int end = name.text().indexOf('}', Math.max(variable, 0));
    return Diagnostic.of(ILLEGAL_TABLE, name.span(), message)
        .hint(
            variable < 0 || end < 0
                ? hint
                : "Put it into quotes and give a value when compiling: --var "
                    + name.text().substring(variable + 2, end)
                    + "=….");
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.JOIN_WITHOUT_ALIAS;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;

/** ON of a JOIN names both tables by their aliases; BqTail refuses the rule otherwise. */
final class JoinsNameBoth implements Check {

  private static final String USUAL_ALIAS = "t";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Clause clause : rule.clauses()) {
        if (clause instanceof TransientClause.Join join) {
          inspect(join, alias(rule), found);
        }
      }
    }
  }

  private static String alias(Rule rule) {
    ViaTail.Alias stated = rule.via() == null ? null : rule.via().first(ViaTail.Alias.class);
    return stated == null ? USUAL_ALIAS : stated.alias().text();
  }

  private static void inspect(TransientClause.Join join, String temporary, Diagnostics found) {
    String on = join.on().value();
    String side = join.side().alias().text();
    boolean query = join.side().query() != null && !join.side().query().value().isBlank();
    if (side.isEmpty() || join.side().table() == null && !query) {
      found.add(
          Diagnostic.of(
                  JOIN_WITHOUT_ALIAS,
                  join.side().alias().span(),
                  "A side input has an Alias, and a Table or From; this one lacks one of them.")
              .hint("Write it as a clause: LEFT JOIN shop.fees AS f ON \"t.id = f.id\"."));
      return;
    }
    if (on.indexOf('$') >= 0 && !on.isBlank()) {
      return;
    }
    String missing =
        !on.contains(temporary + ".") ? temporary : !on.contains(side + ".") ? side : "";
    if (!missing.isEmpty()) {
      String what = missing.equals(temporary) ? "the rows that are loaded" : "the joined table";
      found.add(
          Diagnostic.of(
                  JOIN_WITHOUT_ALIAS,
                  join.on().span(),
                  "ON does not name " + what + ": there is no \"" + missing + ".\" in it.")
              .and(join.side().alias().span(), "the alias of the joined table")
              .hint("Write for example ON \"" + temporary + ".id = " + side + ".id\"."));
    }
  }
}

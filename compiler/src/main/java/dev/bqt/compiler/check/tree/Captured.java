package dev.bqt.compiler.check.tree;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.pattern.PathPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rule knows of an object's path: the groups of MATCHING, and PARAMETERS. */
public final class Captured {

  private Captured() {}

  /** How many groups MATCHING has; 0 without one, -1 if it is no regular expression. */
  public static int groups(Rule rule) {
    Text pattern = rule.pattern();
    if (pattern == null) {
      return 0;
    }
    Pattern compiled = PathPattern.of(pattern.value()).compiled();
    return compiled == null ? -1 : compiled.groupCount();
  }

  /** The expressions of PARAMETERS by name, in order; those that are no texts are left out. */
  public static Map<String, String> parameters(Rule rule) {
    Map<String, String> all = new LinkedHashMap<>();
    TransientClause.Parameters stated = rule.first(TransientClause.Parameters.class);
    if (stated != null) {
      for (Assignments.Entry entry : stated.assignments().entries()) {
        if (entry.value() instanceof Text text) {
          all.putIfAbsent(entry.key().text(), text.value());
        }
      }
    }
    return all;
  }

  /** The names of PARAMETERS. */
  public static List<String> names(Rule rule) {
    TransientClause.Parameters stated = rule.first(TransientClause.Parameters.class);
    return stated == null
        ? List.of()
        : stated.assignments().entries().stream().map(entry -> entry.key().text()).toList();
  }
}

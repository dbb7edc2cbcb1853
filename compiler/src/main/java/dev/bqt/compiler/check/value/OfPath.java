package dev.bqt.compiler.check.value;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import dev.bqt.compiler.expansion.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a text takes from the path of an object: groups of MATCHING, parameters made of them, and
 * {@code $Mod(n)}.
 *
 * @param at where it stands in the text
 * @param groups the groups that it is made of; none for {@code $Mod(n)}
 * @param divisor of {@code $Mod(n)}, or 0
 * @param whole whether the groups are in it as they are: objects that agree in it agree in them
 * @param bare whether nothing but groups is in it
 */
public record OfPath(Expansion at, Set<Integer> groups, int divisor, boolean whole, boolean bare) {

  private static final int LONGEST_NUMBER = 9;

  /** Copies the set. */
  public OfPath {
    groups = Set.copyOf(groups);
  }

  /**
   * All of them in a text, in order.
   *
   * @param table whether it stands where {@code $1} and {@code $Mod(n)} are replaced
   */
  public static List<OfPath> in(String text, boolean table, Rule rule) {
    Map<String, String> parameters = Captured.parameters(rule);
    List<OfPath> all = new ArrayList<>();
    for (Expansion each : Expansions.of(text)) {
      if (each.kind() == Kind.NAME || each.kind() == Kind.BRACED) {
        String expression = parameters.get(Variables.root(each.inside()));
        boolean builtIn =
            table
                && each.kind() == Kind.NAME
                && Variables.OF_A_TABLE.stream().anyMatch(each.inside()::startsWith);
        if (expression != null && !builtIn) {
          boolean whole = expression.indexOf('(') < 0;
          boolean bare = expression.matches("(\\$[0-9]{1,2})+");
          all.add(new OfPath(each, groups(expression), 0, whole, bare));
        }
      } else if (table && isGroup(each)) {
        all.add(new OfPath(each, Set.of(Integer.parseInt(each.inside())), 0, true, true));
      } else if (table && each.kind() == Kind.MOD && isNumber(each.inside())) {
        all.add(new OfPath(each, Set.of(), Integer.parseInt(each.inside()), true, false));
      }
    }
    return all;
  }

  /** A group by itself. */
  public static OfPath ofGroup(int group) {
    String digits = Integer.toString(group);
    Expansion at = new Expansion(Kind.CAPTURE, digits, 0, digits.length() + 1);
    return new OfPath(at, Set.of(group), 0, true, true);
  }

  /** The groups of it that these do not decide: objects may agree in these and differ in those. */
  public Set<Integer> groupsBeside(List<OfPath> others) {
    Set<Integer> left = new TreeSet<>(groups);
    for (OfPath other : others) {
      if (other.at.inside().equals(at.inside())) {
        return Set.of();
      } else if (other.whole) {
        left.removeAll(other.groups);
      }
    }
    return left;
  }

  /** Whether it is a {@code $Mod(n)} that these do not decide. */
  public boolean isModBeside(List<OfPath> others) {
    return divisor > 1
        && others.stream().noneMatch(other -> other.divisor % divisor == 0 && other.divisor > 0);
  }

  private static Set<Integer> groups(String expression) {
    Set<Integer> groups = new TreeSet<>();
    for (Expansion each : Expansions.of(expression)) {
      if (isGroup(each)) {
        groups.add(Integer.parseInt(each.inside()));
      }
    }
    return groups;
  }

  /** More digits are a price or a partition, not a group. */
  private static boolean isGroup(Expansion each) {
    return each.kind() == Kind.CAPTURE && each.inside().length() < 3;
  }

  private static boolean isNumber(String text) {
    return text.matches("[1-9][0-9]*") && text.length() <= LONGEST_NUMBER;
  }
}

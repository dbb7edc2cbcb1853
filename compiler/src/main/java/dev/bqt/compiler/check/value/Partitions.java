package dev.bqt.compiler.check.value;

import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import java.util.ArrayList;
import java.util.List;

/** Which partitions a rule loads. */
public final class Partitions {

  private Partitions() {}

  /**
   * A partition as it is written.
   *
   * @param written the text of PARTITION, or the table in whose name it is
   * @param start where it begins in the text
   */
  public record Partition(Written written, int start) {

    /** What it is called, without the dollar before it. */
    public String value() {
      return written.value().substring(start);
    }
  }

  /** PARTITION, and what stands behind the dollar of {@code shop.t$$Date}. */
  public static List<Partition> of(Rule rule) {
    List<Partition> all = new ArrayList<>();
    LoadTail.Partition stated = stated(rule);
    if (stated != null) {
      Text text = stated.value();
      Written written = new Written(Place.TABLE, text.value(), text.variables(), text.span(), null);
      all.add(new Partition(written, 0));
    }
    TableName table = rule.load() == null ? null : rule.load().table();
    if (table != null) {
      add(table, all);
    }
    if (split(rule) != null) {
      split(rule).mappings().forEach(mapping -> add(mapping.then(), all));
    }
    return all;
  }

  private static void add(TableName table, List<Partition> all) {
    int decorator = table == null ? -1 : decorator(table.text());
    if (decorator >= 0) {
      Written written =
          new Written(Place.TABLE, table.text(), table.variables(), table.span(), null);
      all.add(new Partition(written, decorator + 1));
    }
  }

  /** PARTITION of a rule; null if it has none. */
  public static LoadTail.Partition stated(Rule rule) {
    return rule.load() == null ? null : rule.load().first(LoadTail.Partition.class);
  }

  /** Where the dollar of a partition is in the name of a table; negative if there is none. */
  public static int decorator(String table) {
    for (Expansion each : Expansions.of(table)) {
      if (each.kind() == Kind.BARE || each.kind() == Kind.PARTITION) {
        return each.start();
      }
    }
    return -1;
  }

  /** SPLIT of a rule; null if it has none. */
  public static TransientClause.Split split(Rule rule) {
    return rule.first(TransientClause.Split.class);
  }

  /** Whether a text has a day or an hour in it that BqTail puts there. */
  public static boolean has(String name, String text) {
    return text.contains("$" + name);
  }
}

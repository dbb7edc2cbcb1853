package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import java.util.List;

/** The table that a rule loads, as far as it is one and the same whatever object comes. */
final class LoadedTable {

  private LoadedTable() {}

  /** The text in one form: {@code p:d.t}, without backticks. */
  static String plain(String table) {
    String bare = table.replace("`", "");
    int first = bare.indexOf('.');
    boolean two = first >= 0 && bare.indexOf('.', first + 1) == bare.lastIndexOf('.');
    boolean project = two && first != bare.lastIndexOf('.') && bare.indexOf(':') < 0;
    return project ? bare.substring(0, first) + ":" + bare.substring(first + 1) : bare;
  }

  /**
   * The table of a rule without its partition; null if there is none, or several.
   *
   * @param daily whether a table of the day or the hour is one, too
   */
  static String of(Rule rule, boolean daily) {
    boolean split = rule.first(TransientClause.Split.class) != null;
    if (split || rule.load() == null || rule.load().table() == null) {
      return null;
    }
    String text = rule.load().table().text();
    for (Expansion each : Expansions.of(text)) {
      boolean partition = each.kind() == Kind.PARTITION;
      boolean day = each.kind() == Kind.NAME && List.of("Date", "Hour").contains(each.inside());
      if (!partition && !(daily && day)) {
        return null;
      }
    }
    return plain(text);
  }

  /** The same with its partition; null if there is none, or several. */
  static String withPartition(Rule rule) {
    String table = of(rule, false);
    LoadTail.Partition partition =
        rule.load() == null ? null : rule.load().first(LoadTail.Partition.class);
    if (table == null || partition == null) {
      return table;
    }
    String value = partition.value().value();
    return value.indexOf('$') >= 0 ? null : table + "$" + value;
  }
}

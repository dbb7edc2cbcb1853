package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.route.PathHash;
import dev.bqt.runtime.route.table.TableExpression;
import dev.bqt.runtime.route.table.TableNames;
import dev.bqt.runtime.scan.FoundObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** {@code Dest.Table}, ready to be filled in for any number of objects. */
final class TableTemplate {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  private final TableExpression expression;
  private final String defaultProject;
  private final String separator;
  private final Target fixed;

  /**
   * The table for an object.
   *
   * @param name all expansions done; need not be a legal one
   * @param asWritten the same as the rule wrote it, without back-ticks
   * @param problem why BigQuery has no table of that name; empty when it may have
   */
  record Target(TableName name, String asWritten, String problem) {}

  private TableTemplate(TableExpression expression, String defaultProject, String separator) {
    this.expression = expression;
    this.defaultProject = defaultProject;
    this.separator = separator;
    boolean varies =
        Stream.of(expression.project(), expression.dataset(), expression.table())
            .flatMap(List::stream)
            .anyMatch(piece -> !(piece instanceof TableExpression.Text));
    this.fixed = varies ? null : expand(null);
  }

  /**
   * Reads a table as a rule writes it.
   *
   * @throws IllegalArgumentException when {@code RouteReader} would not have let it pass
   */
  static TableTemplate of(String table, String defaultProject) {
    try {
      String separator = table.contains(":") ? ":" : ".";
      return new TableTemplate(TableExpression.parse(table), defaultProject, separator);
    } catch (TableExpression.Unreadable e) {
      throw new IllegalArgumentException(table + ": " + e.getMessage(), e);
    }
  }

  /** The table for an object. */
  Target fill(FoundObject object) {
    return fixed == null ? expand(object) : fixed;
  }

  private Target expand(FoundObject object) {
    String project = text(expression.project(), object);
    String dataset = text(expression.dataset(), object);
    String table = text(expression.table(), object);
    String asWritten = (project.isEmpty() ? "" : project + separator) + dataset + "." + table;
    TableName name = new TableName(project.isEmpty() ? defaultProject : project, dataset, table);
    return new Target(name, asWritten, TableNames.problemWith(dataset, table));
  }

  private static String text(List<TableExpression.Piece> pieces, FoundObject object) {
    StringBuilder text = new StringBuilder();
    for (TableExpression.Piece piece : pieces) {
      text.append(text(piece, object));
    }
    return text.toString();
  }

  private static String text(TableExpression.Piece piece, FoundObject object) {
    if (piece instanceof TableExpression.Text literal) {
      return literal.text();
    }
    if (piece instanceof TableExpression.Mod mod) {
      return Long.toString(PathHash.of(object.version().uri()) % mod.divisor());
    }
    return DATE.format(object.timeCreated());
  }
}

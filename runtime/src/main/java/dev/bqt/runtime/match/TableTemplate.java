package dev.bqt.runtime.match;

import dev.bqt.runtime.cloud.TableName;
import dev.bqt.runtime.route.PathHash;
import dev.bqt.runtime.route.table.TableExpression;
import dev.bqt.runtime.scan.FoundObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * {@code Dest.Table}, ready to be filled in for any number of objects.
 *
 * @param expression the table, taken apart
 * @param defaultProject where it does not name a project
 * @param separator what stands between project and dataset where the rule names a project
 */
public record TableTemplate(TableExpression expression, String defaultProject, String separator) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  /**
   * Reads a table as a rule writes it.
   *
   * @throws IllegalArgumentException when {@code RouteReader} would not have let it pass
   */
  public static TableTemplate of(String table, String defaultProject) {
    try {
      String separator = table.contains(":") ? ":" : ".";
      return new TableTemplate(TableExpression.parse(table), defaultProject, separator);
    } catch (TableExpression.Unreadable e) {
      throw new IllegalArgumentException(table + ": " + e.getMessage(), e);
    }
  }

  /** The table for an object. The name need not be a legal one. */
  public TableName expand(FoundObject object) {
    String project =
        expression.project().isEmpty() ? defaultProject : text(expression.project(), object);
    return new TableName(
        project, text(expression.dataset(), object), text(expression.table(), object));
  }

  /** The table for an object as the rule wrote it, without back-ticks. */
  public String asWritten(FoundObject object) {
    TableName name = expand(object);
    String project = expression.project().isEmpty() ? "" : name.project() + separator;
    return project + name.dataset() + "." + name.table();
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

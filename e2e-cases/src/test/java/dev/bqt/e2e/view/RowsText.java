package dev.bqt.e2e.view;

import dev.bqt.runtime.cli.rows.RowFormat;
import dev.bqt.runtime.cloud.QueryRows;
import dev.bqt.runtime.cloud.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of every table of the schema at the end, as {@code bqt query} shows them. */
public final class RowsText {
  private static final Pattern TABLE = Pattern.compile("(?i)CREATE TABLE\\s+([\\w.]+)");

  private RowsText() {}

  /** The rows sorted, for tables have no order. */
  public static String of(Warehouse warehouse, Path schema) {
    StringBuilder text = new StringBuilder();
    for (String table : tables(schema)) {
      text.append("=== " + table + "\n" + shown(warehouse.query(all(warehouse, table))));
    }
    return text.toString();
  }

  /** What a statement brings, in lines; the rows sorted. */
  public static List<String> answer(Warehouse warehouse, String sql) {
    return shown(warehouse.query(sql)).lines().map(line -> "  " + line).toList();
  }

  private static String shown(QueryRows found) {
    List<List<Object>> rows = new ArrayList<>(found.rows());
    rows.sort(Comparator.comparing(List::toString));
    StringWriter shown = new StringWriter();
    RowFormat.TABLE.print(new QueryRows(found.columns(), rows), new PrintWriter(shown, true));
    return shown.toString().replace("\r\n", "\n");
  }

  private static String all(Warehouse warehouse, String table) {
    return "SELECT * FROM `" + warehouse.defaultProject() + "." + table + "`";
  }

  private static List<String> tables(Path schema) {
    try {
      Matcher matcher = TABLE.matcher(Files.readString(schema));
      return matcher.results().map(result -> result.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.bqt.runtime.cli.rows;

import dev.bqt.runtime.cloud.QueryRows;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as comma-separated values. */
final class CsvRows {
  private static final String LINE_END = "\r\n";

  private CsvRows() {}

  static void print(QueryRows rows, PrintWriter out) {
    out.print(line(rows.columns().stream().map(QueryRows.Column::name).toList()));
    for (List<Object> row : rows.rows()) {
      out.print(line(row));
    }
  }

  private static String line(Collection<?> values) {
    return values.stream().map(CsvRows::field).collect(Collectors.joining(",", "", LINE_END));
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = Cells.text(value);
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

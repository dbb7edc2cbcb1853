package dev.bqt.runtime.cli.rows;

import dev.bqt.runtime.cloud.QueryRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows as aligned columns: numbers to the right, everything else to the left. */
final class TextTable {
  private static final Set<String> NUMBERS = Set.of("INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC");
  private static final String GAP = "  ";

  private final List<Boolean> toTheRight;
  private final List<List<String>> lines;
  private final List<Integer> widths = new ArrayList<>();

  private TextTable(List<Boolean> toTheRight, List<List<String>> lines) {
    this.toTheRight = toTheRight;
    this.lines = lines;
    for (int i = 0; i < toTheRight.size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> Cells.width(line.get(column))).max().orElse(0));
    }
  }

  static TextTable of(QueryRows rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(rows.columns().stream().map(column -> Cells.visible(column.name())).toList());
    for (List<Object> row : rows.rows()) {
      lines.add(row.stream().map(TextTable::cell).toList());
    }
    return new TextTable(
        rows.columns().stream().map(column -> NUMBERS.contains(column.type())).toList(), lines);
  }

  private static String cell(Object value) {
    return value == null ? "NULL" : Cells.visible(Cells.text(value));
  }

  void print(PrintWriter out) {
    out.println(line(lines.get(0)));
    out.println(line(widths.stream().map("-"::repeat).toList()));
    lines.stream().skip(1).map(this::line).forEach(out::println);
    int rows = lines.size() - 1;
    out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String room = " ".repeat(widths.get(i) - Cells.width(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(toTheRight.get(i) ? room + cells.get(i) : cells.get(i) + room);
    }
    return line.toString().stripTrailing();
  }
}

package dev.bqt.runtime.cli.rows;

import dev.bqt.runtime.cloud.QueryRows;
import java.io.PrintWriter;

/** The shapes in which rows can be shown. */
public enum RowFormat {
  /** Aligned columns, for people. */
  TABLE {
    @Override
    public void print(QueryRows rows, PrintWriter out) {
      TextTable.of(rows).print(out);
    }
  },
  /** An array of objects, one row a line, keys in the order of the columns. */
  JSON {
    @Override
    public void print(QueryRows rows, PrintWriter out) {
      JsonRows.print(rows, out);
    }
  },
  /** RFC 4180 with a header; null is an empty field, and an empty string is {@code ""}. */
  CSV {
    @Override
    public void print(QueryRows rows, PrintWriter out) {
      CsvRows.print(rows, out);
    }
  };

  /**
   * What to say after a statement that has no rows by its nature: how many it has changed.
   *
   * @param rows without columns
   */
  public static String sentence(QueryRows rows) {
    return rows.changed() == null
        ? "done"
        : "done; %,d %s changed".formatted(rows.changed(), rows.changed() == 1 ? "row" : "rows");
  }

  /** Writes all rows, to the end of a line. */
  public abstract void print(QueryRows rows, PrintWriter out);
}

package dev.bqt.runtime.cli.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.QueryRows;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as JSON. */
final class JsonRows {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonRows() {}

  static void print(QueryRows rows, PrintWriter out) {
    String separator = "[\n  ";
    for (List<Object> row : rows.rows()) {
      out.print(separator + json(named(rows.columns(), row)));
      separator = ",\n  ";
    }
    out.println(rows.rows().isEmpty() ? "[]" : "\n]");
  }

  /** One value on one line. */
  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> named(List<QueryRows.Column> columns, List<Object> row) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      named.put(columns.get(i).name(), row.get(i));
    }
    return named;
  }
}

package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as an extract writes them: INT64 and NUMERIC as text, so that no reader takes digits away,
 * TIMESTAMP in UTC, BYTES in base64, no field where the value is NULL.
 */
final class ExtractedRow {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .appendLiteral(" UTC")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private final List<Field> fields;
  private final CellWriter cells = new CellWriter(true);

  ExtractedRow(List<Field> fields) {
    this.fields = fields;
  }

  /** The row that the cursor stands on, as JSON. */
  ObjectNode json(ResultSet row) throws SQLException {
    ObjectNode json = Json.object();
    for (int i = 0; i < fields.size(); i++) {
      set(json, fields.get(i), cells.cell(fields.get(i), row.getObject(i + 1)));
    }
    return json;
  }

  private static void set(ObjectNode json, Field field, JsonNode cell) {
    if (!cell.isNull()) {
      json.set(field.name(), value(field, cell));
    }
  }

  private static JsonNode value(Field field, JsonNode cell) {
    if (field.isRepeated()) {
      ArrayNode list = Json.array();
      Field element = field.with(Field.Mode.NULLABLE);
      cell.forEach(one -> list.add(value(element, one.path("v"))));
      return list;
    }
    return switch (field.type()) {
      case STRUCT -> struct(field, cell);
      case BOOL -> BooleanNode.valueOf(cell.asBoolean());
      case FLOAT64 -> number(cell.asText());
      case TIMESTAMP -> TextNode.valueOf(timestamp(cell.asLong()));
      case JSON -> Json.tree(cell.asText());
      default -> cell;
    };
  }

  private static JsonNode struct(Field field, JsonNode cell) {
    ObjectNode struct = Json.object();
    for (int i = 0; i < field.fields().size(); i++) {
      set(struct, field.fields().get(i), cell.path("f").path(i).path("v"));
    }
    return struct;
  }

  /** JSON has no word for what is no number. */
  private static JsonNode number(String text) {
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? DoubleNode.valueOf(number) : TextNode.valueOf(text);
  }

  private static String timestamp(long micros) {
    return TIMESTAMP.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** The row that the cursor stands on, as the cells of a CSV row; NULL is the empty one. */
  List<String> csv(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      JsonNode cell = cells.cell(field, row.getObject(i + 1));
      texts.add(cell.isNull() ? "" : csv(field, cell));
    }
    return texts;
  }

  private static String csv(Field field, JsonNode cell) {
    return switch (field.type()) {
      case TIMESTAMP -> timestamp(cell.asLong());
      default -> cell.asText();
    };
  }
}

package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Values as BigQuery's JSON has them: text, {@code {"v": …}} in arrays, {@code {"f": …}}. */
final class CellWriter {
  private static final int MICRO_DIGITS = 6;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICRO_DIGITS, true)
          .toFormatter();

  private final boolean wholeTimestamps;

  CellWriter(boolean wholeTimestamps) {
    this.wholeTimestamps = wholeTimestamps;
  }

  JsonNode cell(Field field, Object value) throws SQLException {
    if (field.isRepeated()) {
      return array(field.with(Field.Mode.NULLABLE), value);
    }
    return value == null ? NullNode.getInstance() : one(field, value);
  }

  /** BigQuery has no NULL array: it is an empty one. */
  private JsonNode array(Field element, Object value) throws SQLException {
    ArrayNode list = Json.array();
    if (value instanceof Array) {
      for (Object one : (Object[]) ((Array) value).getArray()) {
        list.addObject().set("v", cell(element, one));
      }
    }
    return list;
  }

  private JsonNode one(Field field, Object value) throws SQLException {
    return switch (field.type()) {
      case STRUCT -> record(field, (Struct) value);
      case BYTES -> text(Base64.getEncoder().encodeToString(bytes(value)));
      case NUMERIC, BIGNUMERIC -> text(plain((BigDecimal) value));
      case TIMESTAMP -> text(timestamp(((OffsetDateTime) value).toInstant()));
      case DATETIME -> text(datetime(value));
      case TIME -> text(TIME.format((LocalTime) value));
      default -> text(value.toString());
    };
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private JsonNode record(Field field, Struct struct) throws SQLException {
    ObjectNode record = Json.object();
    ArrayNode values = record.putArray("f");
    Object[] attributes = struct.getAttributes();
    for (int i = 0; i < attributes.length; i++) {
      values.addObject().set("v", cell(field.fields().get(i), attributes[i]));
    }
    return record;
  }

  private static byte[] bytes(Object value) throws SQLException {
    if (value instanceof byte[]) {
      return (byte[]) value;
    }
    Blob blob = (Blob) value;
    return blob.getBytes(1, (int) blob.length());
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private String timestamp(Instant instant) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    return wholeTimestamps
        ? Long.toString(micros)
        : BigDecimal.valueOf(micros, MICRO_DIGITS).toPlainString();
  }

  private static String datetime(Object value) {
    LocalDateTime local =
        value instanceof Timestamp ? ((Timestamp) value).toLocalDateTime() : (LocalDateTime) value;
    return local.toLocalDate() + "T" + TIME.format(local.toLocalTime());
  }
}

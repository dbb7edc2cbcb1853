package dev.bqt.runtime.localcloud.schema;

import java.util.ArrayList;
import java.util.List;

/** Reads DuckDB's names of types, such as {@code STRUCT(k VARCHAR, v BIGINT)[]}. */
public final class DuckTypes {
  private static final int NUMERIC_SCALE = 9;
  private static final int NUMERIC_DIGITS = 29;

  private final String text;
  private int at;

  private DuckTypes(String text) {
    this.text = text;
  }

  /**
   * A column of this type. What BigQuery has no type for becomes a STRING; arrays of arrays, which
   * it does not have either, become a JSON text.
   */
  public static Field field(String name, String duckType) {
    return new DuckTypes(duckType).type(name);
  }

  private Field type(String name) {
    Field field = text.startsWith("STRUCT(", at) ? struct(name) : scalar(name);
    while (text.startsWith("[", at)) {
      at = text.indexOf(']', at) + 1;
      field =
          field.isRepeated()
              ? Field.of(name, FieldType.JSON).with(Field.Mode.REPEATED)
              : field.with(Field.Mode.REPEATED);
    }
    return field;
  }

  private Field struct(String name) {
    at += "STRUCT(".length();
    List<Field> fields = new ArrayList<>();
    while (text.charAt(at) != ')') {
      String field = identifier();
      at++;
      fields.add(type(field));
      while (text.charAt(at) == ',' || text.charAt(at) == ' ') {
        at++;
      }
    }
    at++;
    return new Field(name, FieldType.STRUCT, Field.Mode.NULLABLE, "", List.copyOf(fields));
  }

  private String identifier() {
    if (text.charAt(at) != '"') {
      int end = text.indexOf(' ', at);
      String plain = text.substring(at, end);
      at = end;
      return plain;
    }
    StringBuilder name = new StringBuilder();
    for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
      at += text.charAt(at) == '"' ? 1 : 0;
      name.append(text.charAt(at));
    }
    at++;
    return name.toString();
  }

  private Field scalar(String name) {
    int start = at;
    int depth = 0;
    while (at < text.length() && (depth > 0 || ",)[".indexOf(text.charAt(at)) < 0)) {
      depth += text.charAt(at) == '(' ? 1 : 0;
      depth -= text.charAt(at) == ')' ? 1 : 0;
      at++;
    }
    return Field.of(name, named(text.substring(start, at).trim()));
  }

  private static FieldType named(String duck) {
    if (duck.startsWith("DECIMAL(")) {
      return decimal(duck);
    }
    return switch (duck) {
      case "BIGINT",
          "INTEGER",
          "SMALLINT",
          "TINYINT",
          "HUGEINT",
          "UBIGINT",
          "UINTEGER",
          "USMALLINT",
          "UTINYINT",
          "UHUGEINT",
          "BIGNUM",
          "\"NULL\"" ->
          FieldType.INT64;
      case "DOUBLE", "FLOAT" -> FieldType.FLOAT64;
      case "BOOLEAN" -> FieldType.BOOL;
      case "BLOB", "BIT" -> FieldType.BYTES;
      case "DATE" -> FieldType.DATE;
      case "TIME" -> FieldType.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> FieldType.DATETIME;
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> FieldType.TIMESTAMP;
      case "JSON" -> FieldType.JSON;
      case "INTERVAL" -> FieldType.INTERVAL;
      default -> FieldType.STRING;
    };
  }

  private static FieldType decimal(String duck) {
    String[] parts = duck.substring("DECIMAL(".length(), duck.length() - 1).split(",");
    int precision = Integer.parseInt(parts[0].trim());
    int scale = Integer.parseInt(parts[1].trim());
    boolean fits = scale <= NUMERIC_SCALE && precision - scale <= NUMERIC_DIGITS;
    return fits ? FieldType.NUMERIC : FieldType.BIGNUMERIC;
  }
}

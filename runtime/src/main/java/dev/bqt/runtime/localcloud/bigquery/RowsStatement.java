package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Names;
import dev.bqt.runtime.localcloud.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The statement that adds rows which have been checked. */
final class RowsStatement {
  private static final int MAX_ROW_BYTES = 512 << 20;

  private RowsStatement() {}

  static String insert(String table, Schema schema, Path rows) {
    String columns =
        schema.fields().stream()
            .map(
                field ->
                    Names.literal(field.name()) + ": " + Names.literal(inFile(field).duckType()))
            .collect(Collectors.joining(", ", "{", "}"));
    String values =
        schema.fields().stream().map(RowsStatement::value).collect(Collectors.joining(", "));
    return "INSERT INTO "
        + table
        + " BY NAME SELECT "
        + values
        + " FROM read_json("
        + Names.literal(rows.toString())
        + ", format = 'newline_delimited',"
        + " maximum_object_size = "
        + MAX_ROW_BYTES
        + ", columns = "
        + columns
        + ")";
  }

  private static String value(Field field) {
    String name = Names.quote(field.name());
    return inFile(field).equals(field)
        ? name
        : "CAST(" + name + " AS " + field.duckType() + ") AS " + name;
  }

  /** DuckDB takes bytes from a JSON string as they stand; from text it takes escapes, too. */
  private static Field inFile(Field field) {
    if (field.type() == FieldType.BYTES) {
      return field.typed(FieldType.STRING);
    }
    List<Field> fields =
        field.fields().stream().map(RowsStatement::inFile).collect(Collectors.toList());
    return new Field(field.name(), field.type(), field.mode(), field.description(), fields);
  }
}

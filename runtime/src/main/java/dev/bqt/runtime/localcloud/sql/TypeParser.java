package dev.bqt.runtime.localcloud.sql;

import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Types as GoogleSQL writes them: {@code ARRAY<STRUCT<k STRING, v NUMERIC(10, 2)>>}. */
final class TypeParser {
  private final Cursor cursor;

  TypeParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The type that stands here, as a field of that name. */
  Field type(String name) {
    if (cursor.take("ARRAY")) {
      cursor.expect('<');
      Field element = type(name);
      if (element.isRepeated()) {
        throw cursor.error("Cannot construct array with element type ARRAY");
      }
      cursor.expect('>');
      return element.with(Field.Mode.REPEATED);
    }
    if (cursor.take("STRUCT")) {
      return struct(name);
    }
    Field field =
        FieldType.named(cursor.peek().value())
            .filter(type -> cursor.peek().isName())
            .map(type -> Field.of(name, type))
            .orElseThrow(() -> cursor.expected("a type"));
    cursor.next();
    if (cursor.peek().is('(')) {
      cursor.skipParentheses();
    }
    return field;
  }

  private Field struct(String name) {
    cursor.expect('<');
    List<Field> fields = new ArrayList<>();
    do {
      boolean named = cursor.peek().isName() && startsType(cursor.peek(1));
      String field = named ? cursor.next().value() : "f" + fields.size();
      fields.add(constrained(type(field)));
    } while (cursor.take(','));
    cursor.expect('>');
    return new Field(name, FieldType.STRUCT, Field.Mode.NULLABLE, "", List.copyOf(fields));
  }

  private static boolean startsType(Token token) {
    boolean made = token.is("ARRAY") || token.is("STRUCT");
    return token.isName() && (made || FieldType.named(token.value()).isPresent());
  }

  /** What may follow the type of a column: {@code NOT NULL} and {@code OPTIONS(…)}. */
  Field constrained(Field field) {
    Field result = field;
    if (cursor.take("NOT")) {
      cursor.expect("NULL");
      result = result.isRepeated() ? result : result.with(Field.Mode.REQUIRED);
    }
    if (cursor.peek().is("DEFAULT") || cursor.peek().is("PRIMARY")) {
      throw cursor.error(cursor.peek().value() + " is not built in localcloud");
    }
    if (cursor.take("OPTIONS")) {
      String text = Options.parse(cursor).path("description").asText("");
      result = result.described(text);
    }
    return result;
  }
}

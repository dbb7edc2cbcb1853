package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import java.io.IOException;
import java.math.BigDecimal;

/** One row of newline-delimited JSON, checked and copied. */
final class JsonRow {
  private final JsonParser in;
  private final JsonGenerator out;
  private final boolean ignoreUnknown;

  JsonRow(JsonParser in, JsonGenerator out, boolean ignoreUnknown) {
    this.in = in;
    this.out = out;
    this.ignoreUnknown = ignoreUnknown;
  }

  void copy(RecordShape shape) throws IOException, BadRow {
    try {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRow("Start of object expected.");
      }
      record(shape);
      if (in.nextToken() != null) {
        throw new BadRow("Parser terminated before end of string");
      }
    } catch (JsonProcessingException e) {
      String place = " (column " + e.getLocation().getColumnNr() + ")";
      throw new BadRow("Parser terminated before end of string: " + Json.complaint(e) + place);
    }
  }

  private void record(RecordShape shape) throws IOException, BadRow {
    boolean[] seen = new boolean[shape.size()];
    out.writeStartObject();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      int place = shape.place(name);
      in.nextToken();
      if (place >= 0 && seen[place]) {
        throw new BadRow("Duplicate field: " + shape.pathOf(name) + ".");
      } else if (place >= 0) {
        seen[place] = true;
        out.writeFieldName(shape.field(place).name());
        field(shape, place);
      } else if (ignoreUnknown) {
        in.skipChildren();
      } else {
        throw new BadRow("No such field: " + shape.pathOf(name) + ".");
      }
    }
    writeMissing(shape, seen);
    out.writeEndObject();
  }

  private void writeMissing(RecordShape shape, boolean[] seen) throws IOException, BadRow {
    for (int place = 0; place < seen.length; place++) {
      Field field = shape.field(place);
      if (!seen[place] && field.mode() == Field.Mode.REQUIRED) {
        throw new BadRow("Missing required field: " + shape.pathOf(place) + ".");
      }
      if (!seen[place] && field.isRepeated()) {
        out.writeFieldName(field.name());
        out.writeStartArray();
        out.writeEndArray();
      }
    }
  }

  private void field(RecordShape shape, int place) throws IOException, BadRow {
    Field field = shape.field(place);
    boolean array = in.currentToken() == JsonToken.START_ARRAY;
    if (field.isRepeated()) {
      array(shape, place, array);
    } else if (array && field.type() != FieldType.JSON) {
      throw new BadRow("Array specified for non-repeated field: " + shape.pathOf(place) + ".");
    } else if (in.currentToken() == JsonToken.VALUE_NULL && field.mode() != Field.Mode.REQUIRED) {
      out.writeNull();
    } else {
      value(shape, place);
    }
  }

  private void array(RecordShape shape, int place, boolean array) throws IOException, BadRow {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      throw noNull(shape.pathOf(place));
    }
    if (!array) {
      throw new BadRow(
          "Repeated field must be imported as a JSON array. Field: " + shape.pathOf(place) + ".");
    }
    out.writeStartArray();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      value(shape, place);
    }
    out.writeEndArray();
  }

  private static BadRow noNull(String path) {
    return new BadRow("Only optional fields can be set to NULL. Field: " + path + "; Value: NULL");
  }

  private void value(RecordShape shape, int place) throws IOException, BadRow {
    Field field = shape.field(place);
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      throw noNull(shape.pathOf(place));
    } else if (field.type() == FieldType.JSON) {
      out.copyCurrentStructureExact(in);
    } else if (field.type() == FieldType.STRUCT && token == JsonToken.START_OBJECT) {
      record(shape.child(place));
    } else if (token == JsonToken.START_OBJECT) {
      throw new BadRow("JSON object specified for non-record field: " + shape.pathOf(place));
    } else if (token == JsonToken.START_ARRAY) {
      throw new BadRow("Nested arrays not allowed. Field: " + shape.pathOf(place) + ".");
    } else {
      scalar(field, shape.pathOf(place));
    }
  }

  private void scalar(Field field, String path) throws IOException, BadRow {
    try {
      switch (in.currentToken()) {
        case VALUE_STRING -> text(field);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(field);
        default -> truth(field);
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadRow(
          "Could not convert value "
              + (in.currentToken() == JsonToken.VALUE_STRING
                  ? "'string_value: \"" + in.getText() + "\"' "
                  : "")
              + "to "
              + Scalars.word(field)
              + ". Field: "
              + path
              + "; Value: "
              + in.getText());
    }
  }

  private void text(Field field) throws IOException {
    if (field.type() == FieldType.STRUCT) {
      throw new IllegalArgumentException("no record");
    }
    Scalars.write(field, in.getText(), out);
  }

  private void truth(Field field) throws IOException {
    if (field.type() != FieldType.BOOL && field.type() != FieldType.STRING) {
      throw new IllegalArgumentException("a truth value");
    }
    Scalars.write(field, in.getText(), out);
  }

  private void number(Field field) throws IOException {
    switch (field.type()) {
      case INT64 -> out.writeNumber(whole());
      case TIMESTAMP -> out.writeString(DateTimeText.timestamp(new BigDecimal(in.getText())));
      case FLOAT64 -> out.writeNumber(finite());
      case NUMERIC, BIGNUMERIC, STRING -> Scalars.write(field, in.getText(), out);
      default -> throw new IllegalArgumentException("a number");
    }
  }

  /** The number as it was written, if it is in the range of a double. */
  private String finite() throws IOException {
    if (Double.isInfinite(in.getDoubleValue())) {
      throw new IllegalArgumentException("out of range");
    }
    return in.getText();
  }

  /** {@code 12} and {@code 12.0} are whole, {@code 12.7} is not. */
  private long whole() throws IOException {
    return in.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? Long.parseLong(in.getText())
        : new BigDecimal(in.getText()).longValueExact();
  }
}

package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One row of CSV, split, checked and copied. */
final class CsvRow {
  private static final JsonFactory JSON = new JsonFactory();

  private final LoadSpec spec;
  private final String text;
  private final List<Value> values = new ArrayList<>();
  private int at;

  private record Value(String text, boolean quoted) {}

  CsvRow(LoadSpec spec, String text) {
    this.spec = spec;
    this.text = text;
  }

  void copy(List<Field> fields, JsonGenerator out) throws IOException, BadRow {
    split();
    if (values.size() > fields.size() && !spec.ignoreUnknownValues()) {
      throw new BadRow(
          "Too many values in line. Found "
              + values.size()
              + " column(s) while expected "
              + fields.size()
              + ".");
    }
    if (values.size() < fields.size() && !spec.csv().allowJaggedRows()) {
      throw new BadRow(
          "CSV table references column position "
              + values.size()
              + ", but line contains only "
              + values.size()
              + " columns.");
    }
    out.writeStartObject();
    for (int i = 0; i < fields.size(); i++) {
      out.writeFieldName(fields.get(i).name());
      write(fields.get(i), i, out);
    }
    out.writeEndObject();
  }

  private void write(Field field, int index, JsonGenerator out) throws IOException, BadRow {
    Value value = index < values.size() ? values.get(index) : null;
    boolean absent =
        value == null || !value.quoted() && value.text().equals(spec.csv().nullMarker());
    if (absent && field.mode() == Field.Mode.REQUIRED) {
      throw new BadRow("Required column value for column index: " + index + " is missing in row");
    }
    if (absent) {
      out.writeNull();
      return;
    }
    try {
      convert(field, value.text(), out);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadRow(
          "Unable to parse; column_index: "
              + index
              + " column_name: \""
              + field.name()
              + "\" column_type: "
              + field.type().name()
              + " value: \""
              + value.text()
              + "\"");
    }
  }

  private static void convert(Field field, String text, JsonGenerator out) throws IOException {
    if (field.type() == FieldType.JSON) {
      json(text, out);
    } else {
      Scalars.write(field, text, out);
    }
  }

  private static void json(String text, JsonGenerator out) throws IOException {
    try (JsonParser in = JSON.createParser(text)) {
      in.nextToken();
      out.copyCurrentStructureExact(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void split() throws BadRow {
    do {
      values.add(at < text.length() && isQuote(at) ? quoted() : plain());
    } while (at++ < text.length() && text.charAt(at - 1) == spec.csv().delimiter());
  }

  private boolean isQuote(int place) {
    return spec.csv().quote() != '\0' && text.charAt(place) == spec.csv().quote();
  }

  private Value plain() {
    int end = text.indexOf(spec.csv().delimiter(), at);
    int start = at;
    at = end < 0 ? text.length() : end;
    return new Value(text.substring(start, at), false);
  }

  private Value quoted() throws BadRow {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (!isQuote(at)) {
        value.append(text.charAt(at));
      } else if (at + 1 < text.length() && isQuote(at + 1)) {
        value.append(text.charAt(++at));
      } else {
        return closed(value.toString());
      }
    }
    throw new BadRow("Missing close quote character (" + spec.csv().quote() + ").");
  }

  private Value closed(String value) throws BadRow {
    at++;
    if (at < text.length() && text.charAt(at) != spec.csv().delimiter()) {
      throw new BadRow(
          "Data between close quote character (" + spec.csv().quote() + ") and field separator.");
    }
    return new Value(value, true);
  }
}

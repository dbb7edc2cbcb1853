package dev.bqt.compiler.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Values as one JSON object; objects inside of it lengthen the names. */
final class JsonValues {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser json;
  private final NamedValues values;

  private JsonValues(JsonParser json, NamedValues values) {
    this.json = json;
    this.values = values;
  }

  static void read(String text, NamedValues values) throws ValueProblem {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw values.at("", "Values are one JSON object, { … }.");
      }
      new JsonValues(json, values).fields("");
      if (json.nextToken() != null) {
        throw values.at(place(json.currentTokenLocation()), "Nothing may follow the object.");
      }
    } catch (JsonProcessingException bad) {
      // The parser's own words would show what stands there, and that may be a secret.
      throw values.at(place(bad.getLocation()), "This is not JSON.");
    } catch (IOException inMemory) {
      throw values.at("", inMemory.getMessage());
    }
  }

  private void fields(String above) throws IOException, ValueProblem {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = NamedValues.inside(above, json.currentName());
      String place = place(json.currentTokenLocation());
      switch (json.nextToken()) {
        case START_OBJECT -> fields(name);
        case START_ARRAY -> throw values.noText(name, "a list", place);
        case VALUE_NULL -> throw values.noText(name, "null", place);
        default -> values.put(name, json.getText(), place);
      }
    }
  }

  private static String place(JsonLocation at) {
    return NamedValues.place(at.getLineNr(), at.getColumnNr());
  }
}

package dev.bqt.runtime.localcloud.load;

import dev.bqt.runtime.localcloud.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields of a record, found by name in any case. */
final class RecordShape {
  private final List<Field> fields;
  private final String path;
  private final RecordShape[] children;
  private final Map<String, Integer> places = new HashMap<>();

  RecordShape(List<Field> fields, String path) {
    this.fields = fields;
    this.path = path;
    this.children = new RecordShape[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      children[i] = new RecordShape(field.fields(), path + field.name() + ".");
      places.put(field.name().toLowerCase(Locale.ROOT), i);
      places.put(field.name(), i);
    }
  }

  int size() {
    return fields.size();
  }

  Field field(int place) {
    return fields.get(place);
  }

  RecordShape child(int place) {
    return children[place];
  }

  /** Name with the names of the records around it. */
  String pathOf(int place) {
    return path + fields.get(place).name();
  }

  String pathOf(String name) {
    return path + name;
  }

  /** Place of the field; -1 when there is none. */
  int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      place = places.get(name.toLowerCase(Locale.ROOT));
    }
    return place == null ? -1 : place;
  }
}

package dev.bqt.runtime.load;

import dev.bqt.runtime.route.Route;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** In which format a window's objects are: as the rule says, else as their names say. */
final class SourceFormat {
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put(".csv", "CSV");
    BY_NAME.put(".avro", "AVRO");
    BY_NAME.put(".parquet", "PARQUET");
    BY_NAME.put(".orc", "ORC");
    BY_NAME.put(".json", "NEWLINE_DELIMITED_JSON");
    BY_NAME.put(".ndjson", "NEWLINE_DELIMITED_JSON");
  }

  private SourceFormat() {}

  /** Empty when neither says it. */
  static Optional<String> of(Route route, String objectName) {
    if (route.sourceFormat() != null) {
      return Optional.of(route.sourceFormat());
    }
    String name = objectName.substring(objectName.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return BY_NAME.entrySet().stream()
        .filter(entry -> name.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}

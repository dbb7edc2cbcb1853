package dev.bqt.compiler.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of files that BigQuery loads. */
public enum LoadFormat {
  CSV("CSV"),
  JSON("NEWLINE_DELIMITED_JSON"),
  AVRO("AVRO"),
  PARQUET("PARQUET"),
  ORC("ORC"),
  DATASTORE_BACKUP("DATASTORE_BACKUP");

  private final String restName;

  LoadFormat(String restName) {
    this.restName = restName;
  }

  /** What the REST interface calls it. */
  public String restName() {
    return restName;
  }

  /** The format of a word in any case, the short or the REST name; null if there is none. */
  public static LoadFormat find(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    for (LoadFormat format : values()) {
      if (format.name().equals(upper) || format.restName.equals(upper)) {
        return format;
      }
    }
    return null;
  }

  /** What the REST interface calls them. */
  public static List<String> restNames() {
    return Arrays.stream(values()).map(LoadFormat::restName).toList();
  }

  /** All words that {@link #find} knows. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (LoadFormat format : values()) {
      words.add(format.name());
    }
    words.add(JSON.restName);
    return words;
  }
}

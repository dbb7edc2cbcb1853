package dev.bqt.compiler.value;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Values as Java's properties: {@code name = value}, one a line. */
final class PropertiesValues {

  private PropertiesValues() {}

  static void read(String text, NamedValues values) throws ValueProblem {
    InOrder lines = new InOrder();
    try {
      lines.load(new StringReader(text));
    } catch (IllegalArgumentException bad) {
      throw values.at("", "A \\u is not followed by four digits of a hexadecimal number.");
    } catch (IOException inMemory) {
      throw values.at("", inMemory.getMessage());
    }
    for (String[] line : lines.all) {
      values.put(line[0], line[1], "");
    }
  }

  /** Remembers each line: of two with one name Java itself keeps the last, and says nothing. */
  private static final class InOrder extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient List<String[]> all = new ArrayList<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      all.add(new String[] {(String) name, (String) value});
      return null;
    }

    @Override
    public synchronized boolean equals(Object other) {
      return this == other;
    }

    @Override
    public synchronized int hashCode() {
      return System.identityHashCode(this);
    }
  }
}

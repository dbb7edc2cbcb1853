package dev.bqt.runtime.route.document;

import com.google.re2j.Pattern;

/** Writes JSON paths such as {@code $[2].Dest.Transient}. */
public final class JsonPath {
  /** The whole document. */
  public static final String ROOT = "$";

  private static final Pattern PLAIN = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*$");

  private JsonPath() {}

  /** The path of a key of the object at a path. */
  public static String key(String path, String name) {
    return PLAIN.matches(name)
        ? path + "." + name
        : path + "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  /** The path of an item, counted from 0, of the list at a path. */
  public static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}

package dev.bqt.compiler.decompile.read;

/** Paths of values as RAW writes them: names and numbers with dots between them. */
public final class Paths {

  private Paths() {}

  /** The path of a key of an object; that of the whole is empty. */
  public static String child(String path, String key) {
    return path.isEmpty() ? quoted(key) : path + "." + quoted(key);
  }

  /** The path of an item of a list. */
  public static String child(String path, int item) {
    return child(path, Integer.toString(item));
  }

  /** A path as messages show it. */
  static String shown(String path) {
    return path.isEmpty() ? "The rule" : path;
  }

  private static String quoted(String key) {
    boolean plain = key.indexOf('.') < 0 && !key.startsWith("`");
    return plain ? key : "`" + key.replace("`", "``") + "`";
  }
}

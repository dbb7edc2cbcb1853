package dev.bqt.compiler.decompile.tree;

import dev.bqt.compiler.source.SourceFile;

/**
 * A file of a tree.
 *
 * @param path from the root of the bucket, with forward slashes
 * @param marked whether it begins with a byte order mark, which the source does not have
 */
public record IngestFile(String path, SourceFile source, boolean marked) {

  private static final String CONFIG = "_config";

  /** A file from its bytes. */
  public static IngestFile of(String path, String name, byte[] bytes) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return new IngestFile(path, SourceFile.decode(name, bytes), marked);
  }

  /** Whether the function may look at a path at all, beside its environment. */
  public static boolean isConfig(String path) {
    return start(path) >= 0;
  }

  /** Whether a path is that of a file which makes a folder a tree. */
  public static boolean isOfTree(String path) {
    int start = start(path);
    String local = start < 0 ? "" : path.substring(start);
    return local.equals(CONFIG + "/load.json")
        || local.equals(CONFIG + "/external.json")
        || local.equals(CONFIG + "/ORDERME")
        || local.startsWith(CONFIG + "/") && local.endsWith(".sql");
  }

  /** The directory that it is about, with a slash at the end; empty for the root. */
  String directory() {
    return path.substring(0, start(path));
  }

  /** The path from the directory on. */
  String local() {
    return path.substring(start(path));
  }

  /** Queries are looked for in all that begins with the name of the folder. */
  private static int start(String path) {
    if (path.startsWith(CONFIG)) {
      return 0;
    }
    return path.indexOf("/" + CONFIG) + (path.contains("/" + CONFIG) ? 1 : 0);
  }
}

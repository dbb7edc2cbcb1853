package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names from outside: which of them a file below the bucket's folder can have. */
final class ObjectName {
  private static final int MAX_BYTES = 1024;
  private static final int MAX_SEGMENT_BYTES = 255;

  private ObjectName() {}

  /**
   * The file of that name.
   *
   * @throws CloudError 400, naming what is wrong, when no file below the folder can have the name
   */
  static Path resolve(Path folder, String name) {
    require(!name.isEmpty(), name, "it is empty");
    require(bytes(name) <= MAX_BYTES, name, "it is longer than 1,024 bytes");
    require(
        name.chars().noneMatch(c -> c == 0 || c == '\r' || c == '\n'),
        name,
        "it contains NUL, carriage return or line feed");
    Path file = folder;
    for (String segment : name.split("/", -1)) {
      require(!segment.isEmpty(), name, "a folder on a disk cannot hold '//', nor '/' at an end");
      require(
          !segment.startsWith("."),
          name,
          "a part that begins with a dot is not an object in localcloud");
      require(bytes(segment) <= MAX_SEGMENT_BYTES, name, "a part is longer than 255 bytes");
      require(segment.indexOf(java.io.File.separatorChar) < 0, name, "it contains a separator");
      file = file.resolve(segment);
    }
    return file;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String name, String problem) {
    if (!holds) {
      throw CloudError.invalid("Invalid object name '" + name + "': " + problem + ".");
    }
  }
}

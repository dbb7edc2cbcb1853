package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.memory.NameOrder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that are buckets. */
final class Buckets {
  private static final int MIN_NAME = 3;
  private static final int MAX_NAME = 222;

  private final Path root;

  Buckets(Path root) {
    this.root = root;
  }

  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && Files.isDirectory(entry)) {
          names.add(name);
        }
      }
    }
    names.sort(NameOrder.INSTANCE);
    return names;
  }

  /**
   * The bucket's folder.
   *
   * @throws CloudError 404 when there is none
   */
  Path folder(String name) {
    boolean harmless =
        !name.isEmpty() && !name.startsWith(".") && !name.matches("(?s).*[/\\\\\0].*");
    if (!harmless || !Files.isDirectory(root.resolve(name))) {
      throw CloudError.notFound("The specified bucket does not exist.");
    }
    return root.resolve(name);
  }

  void create(String name) throws IOException {
    if (!isValid(name)) {
      throw CloudError.invalid(
          "Invalid bucket name: '"
              + name
              + "'. 3 to 222 of a-z, 0-9, '-', '_', '.' are expected,"
              + " the first and the last a letter or a digit.");
    }
    try {
      Files.createDirectory(root.resolve(name));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw CloudError.conflict(
          "conflict",
          "Your previous request to create the named bucket succeeded and you already"
              + " own it.");
    }
  }

  private static boolean isValid(String name) {
    return name.length() >= MIN_NAME
        && name.length() <= MAX_NAME
        && name.chars().allMatch(Buckets::isPlain)
        && Character.isLetterOrDigit(name.charAt(0))
        && Character.isLetterOrDigit(name.charAt(name.length() - 1));
  }

  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_.".indexOf(c) >= 0;
  }
}

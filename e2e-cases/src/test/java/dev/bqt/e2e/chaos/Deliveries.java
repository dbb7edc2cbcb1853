package dev.bqt.e2e.chaos;

import dev.bqt.runtime.laws.Delivered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people put into the buckets of a local site, and take out of them. Each row names the
 * content that it comes from, its number there and how many there are, so that the warehouse alone
 * tells which rows are lost or doubled.
 */
public final class Deliveries {
  private final Path folder;
  private final Map<String, Integer> contents = new TreeMap<>();
  private final Set<String> removed = new HashSet<>();

  /** Into the buckets of this folder. */
  public Deliveries(Path folder) {
    this.folder = folder;
  }

  /** Puts a file of that many good rows there, in one movement, as if it had long been there. */
  public void put(String name, int lines) {
    put(name, lines, Instant.now().minusSeconds(3600));
  }

  /** The same, last modified at that time. */
  void put(String name, int lines, Instant modified) {
    int content = contents.merge(name, 1, Integer::sum);
    StringBuilder text = new StringBuilder();
    for (int n = 1; n <= lines; n++) {
      text.append(
          "{\"file\": \"%s@%d\", \"n\": %d, \"lines\": %d}\n".formatted(name, content, n, lines));
    }
    write(folder, name, text.toString(), modified);
  }

  /** Puts a file there that no job can load. */
  void putBad(String name) {
    contents.merge(name, 1, Integer::sum);
    write(folder, name, "{\"file\": 1, \"colour\": \"red\"}\n", Instant.now().minusSeconds(3600));
  }

  /** Somebody takes a file away, if it is there still. */
  void remove(String name) {
    removed.add(name);
    try {
      Files.deleteIfExists(file(folder, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it, as the laws are to know it. */
  public Delivered told() {
    return new Delivered(contents, removed);
  }

  /** Writes an object as a careful person does: under a hidden name first. */
  static void write(Path folder, String name, String text, Instant modified) {
    Path file = file(folder, name);
    Path hidden = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(hidden, text);
      Files.setLastModifiedTime(hidden, FileTime.from(modified));
      Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path folder, String name) {
    return folder.resolve("buckets").resolve(name);
  }
}

package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.memory.FileStamp;
import dev.bqt.runtime.localcloud.memory.NameOrder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The files below a bucket's folder in the order of their names, one directory in memory at a time
 * and level. Each entry is looked at once, when it is reached; links are not followed.
 */
final class DirectoryWalk {
  private final Path folder;
  private final String prefix;
  private final Consumer<FileStamp> hidden;
  private final Deque<Level> levels = new ArrayDeque<>();
  private String from;

  /** A file and what was seen of it. */
  record Entry(String name, Path file, FileStamp stamp) {}

  /**
   * @param prefix names must begin with it; "" for all
   * @param from the first name that is wanted; "" for all
   * @param hidden is told of files that begin with a dot in the directories that are walked
   */
  DirectoryWalk(Path folder, String prefix, String from, Consumer<FileStamp> hidden)
      throws IOException {
    this.folder = folder;
    this.prefix = prefix;
    this.from = NameOrder.INSTANCE.compare(from, prefix) < 0 ? prefix : from;
    this.hidden = hidden;
    if (isWalkable(prefix)) {
      enter(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    }
  }

  /** No object's name begins with a prefix that leaves the folder or that no disk can hold. */
  private static boolean isWalkable(String prefix) {
    boolean dots = prefix.startsWith(".") || prefix.contains("/.");
    boolean gaps = prefix.startsWith("/") || prefix.contains("//");
    return !dots && !gaps && prefix.indexOf('\0') < 0;
  }

  /** The next file; null at the end. */
  Entry next() throws IOException {
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      String name = level.poll();
      if (name == null) {
        levels.pop();
      } else if (name.endsWith("/")) {
        enter(level.path + name);
      } else {
        Entry entry = look(level, name);
        if (entry != null) {
          return entry;
        }
      }
    }
    return null;
  }

  /** Leaves out all further names that begin with this. */
  void skip(String begun) {
    from = begun + NameOrder.LAST;
    while (!levels.isEmpty() && levels.peek().path.startsWith(begun)) {
      levels.pop();
    }
  }

  private void enter(String path) throws IOException {
    if (mayHold(path)) {
      levels.push(new Level(path));
    }
  }

  private boolean mayHold(String path) {
    boolean shares = path.startsWith(prefix) || prefix.startsWith(path);
    return shares && (from.startsWith(path) || NameOrder.INSTANCE.compare(path, from) > 0);
  }

  private Entry look(Level level, String name) throws IOException {
    Path file = level.directory.resolve(name);
    BasicFileAttributes attributes = attributes(file);
    if (attributes == null) {
      return null;
    }
    if (attributes.isDirectory()) {
      level.folders.add(name + "/");
    }
    if (!attributes.isRegularFile()) {
      return null;
    }
    String full = level.path + name;
    boolean wanted = full.startsWith(prefix) && NameOrder.INSTANCE.compare(full, from) >= 0;
    return wanted ? new Entry(full, file, FileStamp.of(attributes)) : null;
  }

  static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      // What is gone, lies below a file, or may not be looked into is no object.
      return null;
    }
  }

  /** One directory: names yet to be looked at, and folders found among them, which come later. */
  private final class Level {
    private final String path;
    private final Path directory;
    private final List<String> names;
    private final PriorityQueue<String> folders = new PriorityQueue<>(NameOrder.INSTANCE);
    private int position;

    Level(String path) throws IOException {
      this.path = path;
      this.directory = path.isEmpty() ? folder : folder.resolve(path);
      this.names = read(directory);
      this.position = start();
    }

    /** A folder sorts as its name with the slash, so it may come after names that follow it. */
    String poll() {
      String name = position < names.size() ? names.get(position) : null;
      if (name != null && !(path + name).startsWith(prefix) && path.length() <= prefix.length()) {
        position = names.size();
        name = null;
      }
      String first = folders.peek();
      if (first != null && (name == null || NameOrder.INSTANCE.compare(first, name) < 0)) {
        return folders.poll();
      }
      position++;
      return name;
    }

    private int start() throws IOException {
      if (!from.startsWith(path)) {
        return 0;
      }
      String rest = from.substring(path.length());
      int slash = rest.indexOf('/');
      String wanted = slash < 0 ? rest : rest.substring(0, slash);
      for (int length = 1; length < wanted.length(); length++) {
        addIfFolder(wanted.substring(0, length));
      }
      return place(wanted);
    }

    private void addIfFolder(String name) throws IOException {
      int at = Collections.binarySearch(names, name, NameOrder.INSTANCE);
      if (at >= 0) {
        BasicFileAttributes attributes = attributes(directory.resolve(name));
        if (attributes != null && attributes.isDirectory()) {
          folders.add(name + "/");
        }
      }
    }

    private int place(String name) {
      int at = Collections.binarySearch(names, name, NameOrder.INSTANCE);
      return at >= 0 ? at : -at - 1;
    }
  }

  private List<String> read(Path directory) throws IOException {
    if (!isInside(directory)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".")) {
          notice(entry);
        } else {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    String[] sorted = names.toArray(String[]::new);
    Arrays.sort(sorted, NameOrder.INSTANCE);
    return Arrays.asList(sorted);
  }

  private void notice(Path file) throws IOException {
    BasicFileAttributes attributes = attributes(file);
    if (attributes != null && attributes.isRegularFile()) {
      hidden.accept(FileStamp.of(attributes));
    }
  }

  private boolean isInside(Path directory) throws IOException {
    for (Path part = directory; !part.equals(folder); part = part.getParent()) {
      BasicFileAttributes attributes = attributes(part);
      if (attributes == null || !attributes.isDirectory()) {
        return false;
      }
    }
    return true;
  }
}

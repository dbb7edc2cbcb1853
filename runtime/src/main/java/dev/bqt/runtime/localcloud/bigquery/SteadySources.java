package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import dev.bqt.runtime.localcloud.memory.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A change that is only made if its source files are still what they were when they were first
 * looked at. In Cloud Storage a content never changes under its reader; a file on a disk may.
 */
final class SteadySources implements JobKind.Change {
  private final Map<String, Path> sources;
  private final Map<String, FileStamp> before;
  private JobKind.Change change;

  /** Looks at the files now. */
  SteadySources(Map<String, Path> sources) throws IOException {
    this.sources = sources;
    this.before = stamps(sources);
  }

  /** The change that was made of what was read since. */
  JobKind.Change with(JobKind.Change made) {
    change = made;
    return this;
  }

  private static Map<String, FileStamp> stamps(Map<String, Path> sources) throws IOException {
    Map<String, FileStamp> stamps = new HashMap<>();
    for (Map.Entry<String, Path> source : sources.entrySet()) {
      try {
        stamps.put(
            source.getKey(),
            FileStamp.of(Files.readAttributes(source.getValue(), BasicFileAttributes.class)));
      } catch (NoSuchFileException gone) {
        // A content that is gone after it was read was read whole.
        continue;
      }
    }
    return stamps;
  }

  @Override
  public ObjectNode apply(Connection connection) throws SQLException {
    ObjectNode figures = change.apply(connection);
    try {
      stamps(sources).forEach(this::check);
    } catch (IOException e) {
      throw new LoadFailure("backendError", "A source file cannot be looked at: " + e.getMessage());
    }
    return figures;
  }

  private void check(String uri, FileStamp now) {
    if (!now.equals(before.get(uri))) {
      throw new LoadFailure("backendError", uri + " was written to while it was read. Try again.");
    }
  }

  @Override
  public void close() {
    change.close();
  }
}

package dev.bqt.runtime.ledger.shared;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many commits a database has seen, in eight bytes beside its file: a database that has fewer
 * went back to an older state. H2 was seen to do that when a process was halted in the middle of a
 * write; a copy that was put back looks the same.
 *
 * <p>Whoever has made a commit writes the mark when the commit is in the file, so it is never ahead
 * of the file. It may be behind: by the commit after which a process was killed, or when two
 * processes write it in the same moment. It is not forced to the disk, for it has to outlive the
 * process, not the machine.
 */
public final class Mark {
  private static final Set<Integer> NO_TABLE =
      Set.of(
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2);

  private static final Logger LOG = LoggerFactory.getLogger(Mark.class);

  private final Path database;
  private final Path file;

  /**
   * @param database the file without H2's ending
   */
  Mark(Path database) {
    this.database = database;
    this.file = database.resolveSibling(database.getFileName() + ".mark");
  }

  /**
   * Notes that the file holds so many commits. Where that cannot be written the commits stand, and
   * the log says so.
   */
  public void reached(long commits) {
    synchronized (Mark.class) {
      // Not a channel: an interrupted thread, such as Quartz's at the end, could not write to one.
      try (RandomAccessFile mark = new RandomAccessFile(file.toFile(), "rw")) {
        if (read(mark) < commits) {
          mark.seek(0);
          mark.write(ByteBuffer.allocate(Long.BYTES).putLong(commits).array());
        }
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", file, e.getMessage());
      }
    }
  }

  /** What is noted; 0 when nothing is. */
  private long noted() throws SQLException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (RandomAccessFile mark = new RandomAccessFile(file.toFile(), "r")) {
      return read(mark);
    } catch (IOException e) {
      throw new SQLException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static long read(RandomAccessFile mark) throws IOException {
    byte[] bytes = new byte[Long.BYTES];
    return mark.read(bytes) == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
  }

  /**
   * Refuses a file that is not there and was: to ask H2 for it would make an empty one.
   *
   * @throws OlderState when commits are noted
   */
  void requireFile() throws SQLException {
    Path missing = database.resolveSibling(database.getFileName() + ".mv.db");
    if (Files.exists(missing)) {
      return;
    }
    long noted = noted();
    // Looked at again: another process may have made it meanwhile, and its first commit.
    if (noted > 0 && !Files.exists(missing)) {
      throw new OlderState(
          ("The ledger %s is not there, and %s says that %d commits were made in it. Without it"
                  + " what was loaded may be loaded again. Put it back, or a copy of both files"
                  + " that was made while nothing ran; or, when all may be loaded again, delete"
                  + " %s.")
              .formatted(missing, file.getFileName(), noted, file));
    }
  }

  /**
   * Holds the database against the mark. One that is behind is closed, and its file left as it is.
   *
   * @throws OlderState when it has seen fewer commits than are noted
   */
  void check(Connection connection) throws SQLException {
    // Read first: others may make commits, and note them, while this one looks.
    long noted = noted();
    if (noted == 0) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      Found found = found(statement);
      if (found.commits() < noted) {
        statement.execute("SHUTDOWN IMMEDIATELY");
        throw new OlderState(complaint(found, noted));
      }
    }
  }

  /**
   * What a database says of itself.
   *
   * @param commits how many it has seen
   * @param latest name of the latest; empty before the first
   */
  private record Found(long commits, String latest) {}

  private static Found found(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT commits, latest FROM commit_count")) {
      return row.next() ? new Found(row.getLong(1), row.getString(2)) : new Found(0, "");
    } catch (SQLException e) {
      if (NO_TABLE.contains(e.getErrorCode())) {
        return new Found(0, "");
      }
      throw e;
    }
  }

  private String complaint(Found found, long noted) {
    String latest = found.latest().isEmpty() ? "" : ", the latest of them " + found.latest();
    return ("The ledger %s.mv.db is older than it was: it holds %d commits%s, and %s says that %d"
            + " were made. Another file was put in its place, or a killed process left it so. What"
            + " was loaded since may be loaded again from here. Put back a copy of both files that"
            + " was made while nothing ran; or, when nothing was loaded since, or it may be loaded"
            + " twice, delete %s.")
        .formatted(database, found.commits(), latest, file.getFileName(), noted, file);
  }
}

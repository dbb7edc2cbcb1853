package dev.bqt.runtime.halts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files of H2's, as {@code cut:} and a path, into which nothing is written any more from some write
 * on: what is in them then is what a process leaves that was killed at that write.
 */
public final class CutFiles extends FilePathWrapper {
  private static final int PAGE = 4096;
  private static Random random;
  private static int left;
  private static String stage = "";
  private static String last = "none";

  /** For H2, which makes one for each path. */
  public CutFiles() {}

  /** Begins anew: so many writes go through. */
  static synchronized void cutAfter(int writes, Random chances) {
    FilePath.register(new CutFiles());
    left = writes;
    random = chances;
  }

  /** What is being done, for {@link #lastCut}. */
  static synchronized void stage(String name) {
    stage = name;
  }

  /** Which write was cut last. */
  static synchronized String lastCut() {
    return last;
  }

  static synchronized boolean areCut() {
    return left < 0;
  }

  /** How many bytes of this write get through: all, none, or some pages of the one that is cut. */
  private static synchronized int allowed(int wanted, long position) {
    left = Math.max(-1, left - 1);
    if (left >= 0) {
      return wanted;
    }
    if (random == null) {
      return 0;
    }
    int pages = random.nextBoolean() ? random.nextInt(wanted / PAGE + 1) : 0;
    random = null;
    int through = Math.min(wanted, pages * PAGE);
    last = "%s, %d of %d bytes at %d".formatted(stage, through, wanted, position);
    return through;
  }

  @Override
  public String getScheme() {
    return "cut";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Cut(getBase().open(mode));
  }

  private static final class Cut extends FileBaseDefault {
    private final FileChannel file;

    Cut(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return file.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      int wanted = from.remaining();
      int allowed = allowed(wanted, position);
      if (allowed > 0) {
        ByteBuffer part = from.duplicate();
        part.limit(part.position() + allowed);
        file.write(part, position);
      }
      from.position(from.limit());
      return wanted;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      if (allowed(PAGE, -1) == PAGE) {
        file.truncate(size);
      }
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}

package dev.bqt.runtime.localcloud.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Lines of a file as bytes, in one buffer that is used again for each. */
final class Lines {
  private static final int MAX_LINE = 100 << 20;
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int blockLength;
  private int blockAt;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long start;
  private long read;
  private long number;

  Lines(InputStream in) throws IOException {
    this.in = in;
    fill();
    boolean mark = blockLength >= 3 && block[0] == (byte) 0xEF && block[1] == (byte) 0xBB;
    blockAt = mark && block[2] == (byte) 0xBF ? 3 : 0;
    read = blockAt;
  }

  private void fill() throws IOException {
    blockAt = 0;
    blockLength = Math.max(0, in.readNBytes(block, 0, BLOCK));
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException, BadRow {
    length = 0;
    start = read;
    number++;
    return append();
  }

  /** Appends the next line, and the line feed between, to this one; false at the end. */
  boolean join() throws IOException, BadRow {
    reserve(1);
    line[length++] = '\n';
    return append();
  }

  private boolean append() throws IOException, BadRow {
    if (blockAt == blockLength) {
      fill();
    }
    if (blockLength == 0) {
      return false;
    }
    while (blockLength > 0) {
      int end = blockAt;
      while (end < blockLength && block[end] != '\n') {
        end++;
      }
      take(end);
      if (end < blockLength) {
        blockAt++;
        read++;
        return true;
      }
      fill();
    }
    return true;
  }

  private void take(int end) throws BadRow {
    int count = end - blockAt;
    reserve(count);
    System.arraycopy(block, blockAt, line, length, count);
    length += count;
    read += count;
    blockAt = end;
  }

  private void reserve(int count) throws BadRow {
    if (length + count > MAX_LINE) {
      throw new BadRow("Row size is larger than: " + MAX_LINE + ".");
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
    }
  }

  byte[] bytes() {
    return line;
  }

  /** Bytes of the line, without the carriage return that may end it. */
  int length() {
    return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
  }

  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  String text(Charset charset) {
    return new String(line, 0, length(), charset);
  }

  int count(byte wanted) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += line[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /** Bytes of the file before this line. */
  long start() {
    return start;
  }

  /** Number of this line, from 1. */
  long number() {
    return number;
  }
}

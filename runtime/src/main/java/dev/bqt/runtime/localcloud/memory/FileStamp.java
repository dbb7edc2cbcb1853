package dev.bqt.runtime.localcloud.memory;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What tells one content of a file from another without reading it.
 *
 * @param size bytes
 * @param modified nanoseconds since the epoch
 * @param inode the file's number; 0 where the system has none
 */
public record FileStamp(long size, long modified, long inode) {

  /** Of a file as its directory tells it. */
  public static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        inode(attributes.fileKey()));
  }

  /** When it was last written. */
  public Instant modifiedAt() {
    return Instant.ofEpochSecond(0, modified);
  }

  /** Reads {@code (dev=801,ino=1234)}: the only public way to the number that costs no map. */
  private static long inode(Object fileKey) {
    if (fileKey == null) {
      return 0;
    }
    String text = fileKey.toString();
    long number = 0;
    for (int i = text.indexOf("ino=") + 4; i < text.length() - 1; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}

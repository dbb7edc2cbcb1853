package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.memory.ObjectHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Checksums of content that passes through us. */
final class Content {
  private static final int BUFFER = 1 << 16;

  private Content() {}

  /** The head with {@code md5Hash} and {@code crc32c} of the file. */
  static ObjectHead summed(ObjectHead head, Path file) throws IOException {
    MessageDigest md5 = md5();
    CRC32C crc = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        md5.update(buffer, 0, n);
        crc.update(buffer, 0, n);
      }
    }
    byte[] crcBytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    Base64.Encoder base64 = Base64.getEncoder();
    return head.with("md5Hash", base64.encodeToString(md5.digest()))
        .with("crc32c", base64.encodeToString(crcBytes));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}

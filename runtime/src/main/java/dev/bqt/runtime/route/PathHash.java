package dev.bqt.runtime.route;

import java.nio.charset.StandardCharsets;

/**
 * BqTail's hash of texts ({@code base/hash.go}): FNV-1 with 64 bits over UTF-8, read as a signed
 * number, its sign dropped. {@code $Mod} and the names of windows are made of it.
 */
public final class PathHash {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private PathHash() {}

  /** The hash; not negative, but for the one text in 2^64 that hashes to the smallest long. */
  public static long of(String text) {
    long hash = OFFSET_BASIS;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash *= PRIME;
      hash ^= octet & 0xff;
    }
    return hash < 0 ? -hash : hash;
  }
}

package dev.bqt.runtime.cloud;

import java.time.Instant;

/**
 * A live generation of an object, as a listing tells it.
 *
 * @param version bucket, name and generation
 * @param sizeBytes size of the content
 * @param timeCreated when this generation came to be
 * @param updated when its metadata were last changed
 * @param crc32c CRC32C of the content, big-endian in base64; null when it was not told
 */
public record StoredObject(
    ObjectVersion version, long sizeBytes, Instant timeCreated, Instant updated, String crc32c) {

  /** An object whose metadata were never changed, and of whose checksum nothing is known. */
  public StoredObject(ObjectVersion version, long sizeBytes, Instant timeCreated) {
    this(version, sizeBytes, timeCreated, timeCreated, null);
  }
}

package dev.bqt.runtime.cloud;

import java.time.Instant;

/**
 * A live generation of an object, as a listing tells it.
 *
 * @param version bucket, name and generation
 * @param sizeBytes size of the content
 * @param timeCreated when this generation came to be
 */
public record StoredObject(ObjectVersion version, long sizeBytes, Instant timeCreated) {}

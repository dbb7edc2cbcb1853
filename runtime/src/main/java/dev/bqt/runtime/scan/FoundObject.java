package dev.bqt.runtime.scan;

import dev.bqt.runtime.cloud.ObjectVersion;
import java.time.Instant;

/**
 * An object that a scan has found and the ledger does not know.
 *
 * @param version bucket, name and generation
 * @param sizeBytes size of the content
 * @param timeCreated when this generation came to be; decides its window
 */
public record FoundObject(ObjectVersion version, long sizeBytes, Instant timeCreated) {}

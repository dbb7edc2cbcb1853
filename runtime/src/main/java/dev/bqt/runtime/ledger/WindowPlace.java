package dev.bqt.runtime.ledger;

/**
 * Where the objects of a window lie.
 *
 * @param bucket name of the bucket
 * @param folder name of the folder, without slash at its end; empty for the bucket's root
 * @param scanPrefix literal prefix of its rule, without leading slash: a scan that covers it has
 *     seen all that could join
 */
public record WindowPlace(String bucket, String folder, String scanPrefix) {}

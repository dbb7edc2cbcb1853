package dev.bqt.runtime.cloud;

/**
 * Where a job lives.
 *
 * @param project project that runs and pays for the job
 * @param location such as {@code US}; the same id in another location is another job
 * @param id letters, digits, {@code _} and {@code -}, at most 1,024
 */
public record JobName(String project, String location, String id) {}

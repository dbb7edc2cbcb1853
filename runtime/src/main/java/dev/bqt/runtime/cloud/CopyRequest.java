package dev.bqt.runtime.cloud;

import java.util.List;
import java.util.Map;

/**
 * A copy job to be asked for.
 *
 * @param job its name
 * @param sources tables of one schema, at least one, at most 1,200
 * @param destination table that receives the rows of all of them
 * @param options further fields of {@code JobConfigurationTableCopy}, such as {@code
 *     writeDisposition}, which is {@code WRITE_EMPTY} where nothing is said
 * @param labels of the job
 */
public record CopyRequest(
    JobName job,
    List<TableName> sources,
    TableName destination,
    Map<String, Object> options,
    Map<String, String> labels)
    implements JobRequest {
  /** Copies the collections. */
  public CopyRequest {
    sources = List.copyOf(sources);
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
  }
}

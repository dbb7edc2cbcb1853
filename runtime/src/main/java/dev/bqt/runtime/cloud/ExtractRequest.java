package dev.bqt.runtime.cloud;

import java.util.List;
import java.util.Map;

/**
 * An extract job to be asked for: a table's rows become objects.
 *
 * @param job its name
 * @param source the table
 * @param destinationUris {@code gs://bucket/name}; a {@code *} stands for the number of the file,
 *     and more than 1 GB needs one
 * @param options further fields of {@code JobConfigurationExtract}, such as {@code
 *     destinationFormat}, which is {@code CSV} where nothing is said
 * @param labels of the job
 */
public record ExtractRequest(
    JobName job,
    TableName source,
    List<String> destinationUris,
    Map<String, Object> options,
    Map<String, String> labels)
    implements JobRequest {
  /** Copies the collections. */
  public ExtractRequest {
    destinationUris = List.copyOf(destinationUris);
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
  }
}

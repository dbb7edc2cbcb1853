package dev.bqt.runtime.cloud;

import java.util.List;
import java.util.Map;

/**
 * A load job to be asked for.
 *
 * @param job its name; the id is chosen by us, so that asking twice makes one job
 * @param destination table that receives the rows
 * @param sourceUris {@code gs://bucket/name}, literal: never a wildcard
 * @param sourceFormat BigQuery's {@code sourceFormat}, such as {@code NEWLINE_DELIMITED_JSON}
 * @param options further fields of BigQuery's {@code JobConfigurationLoad} by their REST names
 *     ({@code skipLeadingRows}, …) with values as JSON has them (Boolean, Long, Double, String,
 *     List, Map); one that the client cannot carry is refused by name
 * @param labels of the job
 */
public record LoadRequest(
    JobName job,
    TableName destination,
    List<String> sourceUris,
    String sourceFormat,
    Map<String, Object> options,
    Map<String, String> labels)
    implements JobRequest {
  /** Copies the collections. */
  public LoadRequest {
    sourceUris = List.copyOf(sourceUris);
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
  }

  /** The same under another id, for these files of it. */
  public LoadRequest again(String id, List<String> uris) {
    JobName name = new JobName(job.project(), job.location(), id);
    return new LoadRequest(name, destination, uris, sourceFormat, options, labels);
  }
}

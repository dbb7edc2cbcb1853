package dev.bqt.runtime.cloud.google;

import com.google.cloud.bigquery.JobConfiguration;
import dev.bqt.runtime.cloud.CopyRequest;
import dev.bqt.runtime.cloud.ExtractRequest;
import dev.bqt.runtime.cloud.JobRequest;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.cloud.QueryRequest;

/** A request in the client's words. */
final class JobConfigurations {
  private JobConfigurations() {}

  /**
   * @throws dev.bqt.runtime.cloud.CloudFailure BAD_RULE for an option that cannot be asked for
   */
  static JobConfiguration of(JobRequest request) {
    if (request instanceof LoadRequest load) {
      return LoadOptions.configuration(load);
    }
    if (request instanceof QueryRequest query) {
      return QueryOptions.configuration(query);
    }
    if (request instanceof CopyRequest copy) {
      return CopyOptions.configuration(copy);
    }
    return ExtractOptions.configuration((ExtractRequest) request);
  }
}

package dev.bqt.runtime.route;

import java.util.Map;

/** Which options of a load can be asked for: that is known to whoever asks for loads. */
@FunctionalInterface
public interface AskableOptions {
  /** Every option can: what cannot be asked for is found out when it is asked for. */
  AskableOptions ALL = (sourceFormat, options) -> Map.of();

  /**
   * Those that cannot, each with the reason.
   *
   * @param sourceFormat BigQuery's {@code sourceFormat}; null when the names of the files decide
   * @param options by their REST names, with values as JSON has them
   */
  Map<String, String> refused(String sourceFormat, Map<String, Object> options);
}

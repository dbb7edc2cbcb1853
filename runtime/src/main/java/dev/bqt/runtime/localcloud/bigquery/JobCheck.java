package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bqt.runtime.localcloud.http.CloudError;
import java.util.List;

/** Refuses a job that cannot be, or that is not built, before there is one. */
final class JobCheck {
  private static final List<String> KINDS = List.of("load", "query", "copy", "extract");

  private JobCheck() {}

  /**
   * @throws CloudError 400 or 501
   */
  static void check(JsonNode configuration, String kind, JsonNode details) {
    long kinds = KINDS.stream().filter(configuration::has).count();
    if (kinds != 1) {
      throw CloudError.badRequest(
          "required",
          "Required parameter is missing: configuration must be one of "
              + String.join(", ", KINDS)
              + ", and it has "
              + kinds
              + " of them");
    }
    requireKnown(details, "createDisposition", "CREATE_(IF_NEEDED|NEVER)");
    requireKnown(details, "writeDisposition", "WRITE_(APPEND|TRUNCATE|TRUNCATE_DATA|EMPTY)");
    if (configuration.path("dryRun").asBoolean()) {
      throw CloudError.notBuilt("A dry run");
    }
    switch (kind) {
      case "load" -> load(details);
      case "copy" -> CopyJobs.check(details);
      case "extract" -> ExtractSpec.of(details);
      default -> query(details);
    }
  }

  private static void load(JsonNode details) {
    if (!details.path("destinationTable").has("tableId")) {
      throw CloudError.badRequest("required", "Required parameter is missing: destinationTable");
    }
  }

  private static void query(JsonNode details) {
    if (details.path("useLegacySql").asBoolean()) {
      throw CloudError.notBuilt("Legacy SQL");
    }
  }

  private static void requireKnown(JsonNode details, String field, String words) {
    if (details.hasNonNull(field) && !details.get(field).asText().matches(words)) {
      throw CloudError.invalid("Invalid value for " + field + ": " + details.get(field).asText());
    }
  }
}

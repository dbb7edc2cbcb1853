package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Tables for results of queries that name no destination. */
final class Results {
  /** A name that begins with an underscore is not listed. */
  static final String DATASET = "_results";

  private Results() {}

  static ObjectNode destination(String project, String location, String job) {
    byte[] seed = (location + '.' + job).getBytes(StandardCharsets.UTF_8);
    String table = "anon" + UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
    return new TableName(project, DATASET, table).json();
  }
}

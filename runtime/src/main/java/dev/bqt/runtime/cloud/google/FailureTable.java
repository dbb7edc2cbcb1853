package dev.bqt.runtime.cloud.google;

import static dev.bqt.runtime.cloud.FailureKind.AGAIN;
import static dev.bqt.runtime.cloud.FailureKind.AGAIN_LATER;
import static dev.bqt.runtime.cloud.FailureKind.ATTACH;
import static dev.bqt.runtime.cloud.FailureKind.BAD_DATA;
import static dev.bqt.runtime.cloud.FailureKind.BAD_RULE;
import static dev.bqt.runtime.cloud.FailureKind.NEW_ID;
import static dev.bqt.runtime.cloud.FailureKind.OURS;
import static dev.bqt.runtime.cloud.FailureKind.REFUSED;

import dev.bqt.runtime.cloud.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a failure means for us: the one table, from Google's reason, else from the HTTP status.
 *
 * <p>After the pages "Error messages" of BigQuery's and "HTTP status and error codes for JSON" of
 * Cloud Storage's documentation. The same reason may mean one thing as the answer to a request and
 * another as the end of a job: a request can be repeated as it is, an ended job only under a new
 * id.
 */
final class FailureTable {

  /**
   * @param reason Google's word
   * @param answered its meaning as the answer to a request
   * @param ended its meaning as the reason why a job failed
   */
  record Row(String reason, FailureKind answered, FailureKind ended) {}

  static final List<Row> ROWS =
      List.of(
          new Row("backendError", AGAIN, NEW_ID),
          new Row("internalError", AGAIN, NEW_ID),
          new Row("rateLimitExceeded", AGAIN, NEW_ID),
          new Row("userRateLimitExceeded", AGAIN, NEW_ID),
          new Row("tableUnavailable", AGAIN, NEW_ID),
          new Row("timeout", AGAIN, NEW_ID),
          new Row("resourceInUse", AGAIN, NEW_ID),
          new Row("conflict", AGAIN, NEW_ID),
          new Row("jobRateLimitExceeded", NEW_ID, NEW_ID),
          new Row("jobBackendError", NEW_ID, NEW_ID),
          new Row("jobInternalError", NEW_ID, NEW_ID),
          new Row("quotaExceeded", AGAIN_LATER, AGAIN_LATER),
          // The end of a job so named is a table with rows that WRITE_EMPTY was asked for.
          new Row("duplicate", ATTACH, BAD_RULE),
          // A job reads files, a request carries only what the rule says.
          new Row("invalid", BAD_RULE, BAD_DATA),
          // Too much at once: fewer files at a time may pass, as with a file that is bad.
          new Row("resourcesExceeded", BAD_DATA, BAD_DATA),
          new Row("notFound", BAD_RULE, BAD_RULE),
          new Row("badRequest", BAD_RULE, BAD_RULE),
          new Row("invalidQuery", BAD_RULE, BAD_RULE),
          new Row("attributeError", BAD_RULE, BAD_RULE),
          new Row("responseTooLarge", BAD_RULE, BAD_RULE),
          new Row("billingTierLimitExceeded", BAD_RULE, BAD_RULE),
          new Row("notImplemented", OURS, BAD_RULE),
          // Where a condition that fails is no answer, somebody moved things while we looked.
          new Row("conditionNotMet", AGAIN, NEW_ID),
          new Row("accessDenied", REFUSED, REFUSED),
          new Row("forbidden", REFUSED, REFUSED),
          new Row("insufficientPermissions", REFUSED, REFUSED),
          new Row("required", REFUSED, REFUSED),
          new Row("authError", REFUSED, REFUSED),
          new Row("invalidUser", REFUSED, REFUSED),
          new Row("proxyAuthenticationRequired", REFUSED, REFUSED),
          new Row("billingNotEnabled", REFUSED, REFUSED),
          new Row("blocked", REFUSED, REFUSED),
          // Somebody cancelled it: that is for somebody to undo.
          new Row("stopped", REFUSED, REFUSED));

  /**
   * For answers whose reason is unknown, or that gave none; of the rest 5xx pass, others do not.
   */
  static final Map<Integer, FailureKind> BY_STATUS =
      Map.ofEntries(
          Map.entry(0, AGAIN),
          Map.entry(400, BAD_RULE),
          Map.entry(401, REFUSED),
          Map.entry(403, REFUSED),
          Map.entry(404, BAD_RULE),
          Map.entry(407, REFUSED),
          Map.entry(408, AGAIN),
          Map.entry(409, ATTACH),
          Map.entry(412, AGAIN),
          Map.entry(429, AGAIN),
          Map.entry(501, OURS));

  private static final Map<String, Row> BY_REASON =
      ROWS.stream().collect(Collectors.toMap(Row::reason, Function.identity()));

  private static final int SERVER_ERROR = 500;

  private FailureTable() {}

  /**
   * What the answer to a request means.
   *
   * @param status HTTP status; 0 when no answer came
   * @param reason Google's word; empty when there was none
   */
  static FailureKind answered(int status, String reason) {
    Row row = BY_REASON.get(reason);
    if (row != null) {
      return row.answered();
    }
    return BY_STATUS.getOrDefault(status, status >= SERVER_ERROR ? AGAIN : OURS);
  }

  /** What it means that a job ended for this reason; an unknown one is for a person to look at. */
  static FailureKind ended(String reason) {
    Row row = BY_REASON.get(reason);
    return row == null ? REFUSED : row.ended();
  }
}

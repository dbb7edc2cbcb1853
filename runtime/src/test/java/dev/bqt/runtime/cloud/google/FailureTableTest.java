package dev.bqt.runtime.cloud.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTableTest {

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      textBlock =
          """
          500, backendError, AGAIN
          503, backendError, AGAIN
          500, internalError, AGAIN
          403, rateLimitExceeded, AGAIN
          429, rateLimitExceeded, AGAIN
          400, jobRateLimitExceeded, NEW_ID
          400, jobBackendError, NEW_ID
          400, jobInternalError, NEW_ID
          403, quotaExceeded, AGAIN_LATER
          409, duplicate, ATTACH
          400, invalid, BAD_RULE
          400, invalidQuery, BAD_RULE
          404, notFound, BAD_RULE
          400, resourcesExceeded, BAD_DATA
          400, tableUnavailable, AGAIN
          400, timeout, AGAIN
          400, resourceInUse, AGAIN
          403, accessDenied, REFUSED
          403, billingNotEnabled, REFUSED
          403, blocked, REFUSED
          403, responseTooLarge, BAD_RULE
          501, notImplemented, OURS
          0, '', AGAIN
          0, connectionClosedPrematurely, AGAIN
          400, '', BAD_RULE
          401, '', REFUSED
          403, '', REFUSED
          404, '', BAD_RULE
          408, '', AGAIN
          409, '', ATTACH
          412, '', AGAIN
          429, '', AGAIN
          500, '', AGAIN
          501, '', OURS
          502, '', AGAIN
          503, '', AGAIN
          504, '', AGAIN
          418, '', OURS
          503, aWordOfTomorrow, AGAIN
          """)
  void answersToRequests(int status, String reason, FailureKind kind) {
    assertThat(FailureTable.answered(status, reason)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          invalid, BAD_DATA
          backendError, NEW_ID
          internalError, NEW_ID
          rateLimitExceeded, NEW_ID
          jobRateLimitExceeded, NEW_ID
          jobBackendError, NEW_ID
          jobInternalError, NEW_ID
          tableUnavailable, NEW_ID
          timeout, NEW_ID
          resourceInUse, NEW_ID
          quotaExceeded, AGAIN_LATER
          resourcesExceeded, BAD_DATA
          duplicate, BAD_RULE
          notFound, BAD_RULE
          invalidQuery, BAD_RULE
          accessDenied, REFUSED
          billingNotEnabled, REFUSED
          stopped, REFUSED
          aWordOfTomorrow, REFUSED
          """)
  void endsOfJobs(String reason, FailureKind kind) {
    assertThat(FailureTable.ended(reason)).isEqualTo(kind);
  }
}

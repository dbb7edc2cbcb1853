package dev.bqt.runtime.cloud.google;

import com.google.api.client.http.HttpResponseException;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of whoever gives tokens that there is none for these credentials. The clients hide it
 * behind a failure of the connection, which would pass; this one does not.
 *
 * @param status HTTP status of that answer
 */
record TokenRefusal(int status) {
  /** A revoked grant is 400; an account to act as that is not there is 404. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404);

  private static final int NO_SUCH_ACCOUNT = 404;

  /** The one that lies behind a failure without status of its own; empty when none does. */
  static Optional<TokenRefusal> behind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException answer) {
        return Optional.of(new TokenRefusal(answer.getStatusCode()))
            .filter(refusal -> REFUSALS.contains(refusal.status()));
      }
    }
    return Optional.empty();
  }

  /** For people. */
  String sentence() {
    return "Google refused the credentials (" + status + ")";
  }

  /**
   * What to do.
   *
   * @param impersonated account that the credentials act as; null means none
   */
  String advice(String impersonated) {
    if (impersonated == null) {
      return "log in anew with `gcloud auth application-default login`, or name a valid key in "
          + Login.KEY_FILE;
    }
    return status == NO_SUCH_ACCOUNT
        ? "there is no service account " + impersonated + ": mend ImpersonateServiceAccount"
        : "they need Service Account Token Creator (roles/iam.serviceAccountTokenCreator) on "
            + impersonated;
  }
}

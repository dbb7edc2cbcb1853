package dev.bqt.runtime.cloud.google;

import com.google.cloud.BaseServiceException;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request in the words in which its failure is told.
 *
 * @param doing such as {@code Listing}
 * @param resource such as {@code gs://bucket/prefix}, a dataset, a table or a job
 * @param whenAbsent what to look at when Google answers 404
 * @param role what the account needs when Google answers 403
 */
record Asked(String doing, String resource, String whenAbsent, String role) {

  /** Answers, or fails in our words. */
  <T> T answer(Supplier<T> request) {
    try {
      return request.get();
    } catch (BaseServiceException e) {
      throw failed(e);
    } catch (IllegalArgumentException e) {
      String unreadable = "the client cannot read the answer: " + firstLine(e.getMessage());
      throw failed(FailureKind.OURS, 0, "", unreadable, e);
    }
  }

  /** Answers, or is empty when Google answers with this status, or fails in our words. */
  <T> Optional<T> answerUnless(int status, Supplier<T> request) {
    return answer(
        () -> {
          try {
            return Optional.of(request.get());
          } catch (BaseServiceException e) {
            if (e.getCode() == status) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** This request's failure, from the client's exception. */
  CloudFailure failed(BaseServiceException thrown) {
    int status = thrown.getCode();
    String reason = thrown.getReason() == null ? "" : thrown.getReason();
    if (status != 0 || !reason.isEmpty()) {
      FailureKind kind = FailureTable.answered(status, reason);
      return failed(kind, status, reason, firstLine(thrown.getMessage()), thrown);
    }
    Optional<TokenRefusal> refusal = TokenRefusal.behind(thrown);
    if (refusal.isPresent()) {
      return failed(FailureKind.REFUSED, 401, "authError", refusal.get().sentence(), thrown);
    }
    // BigQuery's client takes a reply that is late for an interruption, and loses the difference.
    boolean late = causedBy(InterruptedException.class, thrown);
    FailureKind kind =
        late || causedBy(IOException.class, thrown) ? FailureKind.AGAIN : FailureKind.OURS;
    String answer = late ? "no reply in time" : firstLine(thrown.getMessage());
    return failed(kind, 0, "", answer, thrown);
  }

  /** This request's failure. */
  CloudFailure failed(FailureKind kind, int status, String reason, String answer, Throwable cause) {
    String what = status == 0 ? reason : (status + " " + reason).strip();
    String told = what.isEmpty() ? answer : what + ", " + answer;
    String message = doing + " " + resource + " failed (" + told + "): " + advice(kind, status);
    return new CloudFailure(kind, status, reason, message, cause);
  }

  private String advice(FailureKind kind, int status) {
    if (status == 404) {
      return whenAbsent;
    }
    if (status == 401) {
      return "log in with `gcloud auth application-default login`, or name a service account's key"
          + " in GOOGLE_APPLICATION_CREDENTIALS";
    }
    if (status == 0 && kind == FailureKind.AGAIN) {
      return "no answer came, so it may have been done or not; look at the network, then repeat it";
    }
    return advice(kind);
  }

  private String advice(FailureKind kind) {
    return switch (kind) {
      case AGAIN -> "a passing failure, repeat it soon";
      case AGAIN_LATER -> "a quota is used up, repeat it much later or ask Google for more";
      case NEW_ID -> "nothing is wrong with data or rule, repeat it under a new job id";
      case ATTACH -> "one of that name exists already, look at that one";
      case BAD_DATA -> "mend or remove the file, or load fewer at a time";
      case BAD_RULE -> "mend what was asked for: the rule, or the statement";
      case REFUSED -> "give the account " + role + ", then repeat it";
      case OURS -> "a fault of this program, please report it";
    };
  }

  private static boolean causedBy(Class<? extends Exception> type, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(String text) {
    if (text == null || text.isBlank()) {
      return "no explanation given";
    }
    String line = text.strip().lines().findFirst().orElseThrow().strip();
    if (line.matches("[0-9]{3}")) {
      return "no explanation given";
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}

package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import java.util.ArrayList;
import java.util.List;

/** A job that ends in failure: its error, and the errors that led to it. */
public final class LoadFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems = new ArrayList<>();

  /**
   * One error of a job.
   *
   * @param location the file it is in, "" when it is in none
   */
  public record Problem(String reason, String location, String message) {
    ObjectNode json() {
      ObjectNode json = Json.object().put("reason", reason);
      if (!location.isEmpty()) {
        json.put("location", location);
      }
      return json.put("message", message);
    }
  }

  /** A failure of this reason. */
  public LoadFailure(String reason, String message) {
    this(new Problem(reason, "", message), List.of());
  }

  /** A failure and the errors that led to it. */
  public LoadFailure(Problem result, List<Problem> causes) {
    super(result.message, null, false, false);
    problems.add(result);
    problems.addAll(causes);
  }

  /** What {@code status.errorResult} says. */
  public ObjectNode result() {
    return problems.get(0).json();
  }

  /** What {@code status.errors} says: the result, then its causes. */
  public ArrayNode errors() {
    ArrayNode errors = Json.array();
    problems.forEach(problem -> errors.add(problem.json()));
    return errors;
  }
}

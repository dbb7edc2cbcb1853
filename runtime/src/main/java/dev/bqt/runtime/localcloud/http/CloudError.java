package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer that is an error, in the form of Google's JSON APIs: HTTP code, reason (the word that
 * clients decide by) and a message for people.
 */
public final class CloudError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;

  /** An error of this HTTP code and reason. */
  public CloudError(int code, String reason, String message) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
  }

  /** 400 with the given reason, such as {@code invalid}. */
  public static CloudError badRequest(String reason, String message) {
    return new CloudError(400, reason, message);
  }

  /** 400 {@code invalid}. */
  public static CloudError invalid(String message) {
    return badRequest("invalid", message);
  }

  /** 404 {@code notFound}. */
  public static CloudError notFound(String message) {
    return new CloudError(404, "notFound", message);
  }

  /** 409: {@code duplicate} in BigQuery, {@code conflict} in Cloud Storage. */
  public static CloudError conflict(String reason, String message) {
    return new CloudError(409, reason, message);
  }

  /** 412: a precondition of the request does not hold. */
  public static CloudError preconditionFailed() {
    return new CloudError(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  /** 501: something that the real service does and this one does not. */
  public static CloudError notBuilt(String what) {
    return new CloudError(501, "notImplemented", what + " is not built in localcloud.");
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  /** Google's word for the kind of error. */
  public String reason() {
    return reason;
  }

  /** This error as an answer. */
  public WireResponse response() {
    ObjectNode root = Json.object();
    ObjectNode error = root.putObject("error");
    error.put("code", code).put("message", getMessage());
    ObjectNode detail = error.putArray("errors").addObject();
    detail.put("message", getMessage()).put("domain", "global").put("reason", reason);
    error.put("status", status());
    return WireResponse.json(code, root);
  }

  private String status() {
    return switch (code) {
      case 400 -> "INVALID_ARGUMENT";
      case 404 -> "NOT_FOUND";
      case 409 -> "ALREADY_EXISTS";
      case 412 -> "FAILED_PRECONDITION";
      case 416 -> "OUT_OF_RANGE";
      case 501 -> "UNIMPLEMENTED";
      default -> "INTERNAL";
    };
  }
}

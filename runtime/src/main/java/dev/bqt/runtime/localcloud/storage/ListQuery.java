package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a listing asks for.
 *
 * @param delimiter "" for none
 * @param start the first name that is wanted, "" for all
 * @param end the first name that is no longer wanted, "" for all
 * @param token where the page before ended, "" for the first page
 */
record ListQuery(
    String bucket,
    String prefix,
    String delimiter,
    String start,
    String end,
    int size,
    String token) {
  private static final int MAX_PAGE = 1000;

  static ListQuery of(WireRequest request) {
    return new ListQuery(
        request.variable("bucket"),
        request.parameter("prefix").orElse(""),
        request.parameter("delimiter").orElse(""),
        request.parameter("startOffset").orElse(""),
        request.parameter("endOffset").orElse(""),
        size(request.number("maxResults").orElse((long) MAX_PAGE)),
        request.parameter("pageToken").orElse(""));
  }

  private static int size(long asked) {
    if (asked < 0) {
      throw CloudError.invalid("Invalid value for maxResults: " + asked + ".");
    }
    return asked == 0 ? MAX_PAGE : (int) Math.min(asked, MAX_PAGE);
  }

  /** The first name that this page may show. */
  String from() {
    if (token.isEmpty()) {
      return start;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw CloudError.invalid("Invalid value for pageToken: '" + token + "'.");
    }
  }

  /** The question for the page after this one, whose first name is given. */
  ListQuery next(String from) {
    String further =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(from.getBytes(StandardCharsets.UTF_8));
    return new ListQuery(bucket, prefix, delimiter, start, end, size, further);
  }
}

package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.WireRequest;
import java.util.List;

/**
 * Which rows of a table are wanted, and how.
 *
 * @param columns names of the columns; none for all
 * @param wholeTimestamps whether TIMESTAMPs are whole microseconds rather than seconds
 */
record RowPage(long start, long size, List<String> columns, boolean wholeTimestamps) {
  private static final long MAX_ROWS = 10_000;

  static RowPage of(WireRequest request) {
    long start =
        request
            .parameter("pageToken")
            .map(RowPage::token)
            .or(() -> request.number("startIndex"))
            .orElse(0L);
    long size = Math.min(request.number("maxResults").orElse(MAX_ROWS), MAX_ROWS);
    List<String> columns =
        request
            .parameter("selectedFields")
            .map(fields -> List.of(fields.split(",")))
            .orElse(List.of());
    return new RowPage(start, size, columns, request.flag("formatOptions.useInt64Timestamp"));
  }

  private static long token(String token) {
    try {
      return Long.parseLong(token.replaceFirst("^row", ""));
    } catch (NumberFormatException e) {
      throw CloudError.invalid("Invalid value for pageToken: '" + token + "'.");
    }
  }
}

package dev.bqt.runtime.cloud;

/**
 * Which objects to list.
 *
 * @param bucket name of the bucket
 * @param prefix literal prefix of the names, without a leading slash; empty means the whole bucket
 * @param startOffset first name that is wanted, inclusive; null means from the beginning
 * @param endOffset first name that is not wanted any more; null means to the end
 * @param pageToken from {@link ObjectPage#nextPageToken()}; null means the first page
 */
public record Listing(
    String bucket, String prefix, String startOffset, String endOffset, String pageToken) {

  /** All objects of the bucket whose names begin so. */
  public static Listing of(String bucket, String prefix) {
    return new Listing(bucket, prefix, null, null, null);
  }

  /** The same listing, from the page that this token names. */
  public Listing from(String token) {
    return new Listing(bucket, prefix, startOffset, endOffset, token);
  }
}

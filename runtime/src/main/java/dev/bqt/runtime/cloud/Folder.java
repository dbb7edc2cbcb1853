package dev.bqt.runtime.cloud;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of a bucket: all objects whose names begin so.
 *
 * @param bucket name of the bucket
 * @param prefix ends with a slash; empty means the whole bucket
 */
public record Folder(String bucket, String prefix) {
  private static final Pattern URL = Pattern.compile("gs://([a-z0-9][a-z0-9._-]+)(?:/(.*))?");

  /** Gives the prefix the slash that it ends with. */
  public Folder {
    prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  /**
   * Reads {@code gs://bucket/folder}, with or without a slash at the end.
   *
   * @return empty when it is not the URL of a folder in Cloud Storage
   */
  public static Optional<Folder> parse(String url) {
    Matcher parts = URL.matcher(url.strip());
    boolean isUrl = parts.matches() && !url.contains("$");
    return isUrl
        ? Optional.of(new Folder(parts.group(1), parts.group(2) == null ? "" : parts.group(2)))
        : Optional.empty();
  }

  /** A folder in this one. */
  public Folder below(String name) {
    return new Folder(bucket, prefix + name);
  }

  /** Whether the object lies in it. */
  public boolean holds(String objectBucket, String name) {
    return bucket.equals(objectBucket) && name.startsWith(prefix);
  }

  /** {@code gs://bucket/folder/}. */
  public String url() {
    return "gs://" + bucket + "/" + prefix;
  }
}

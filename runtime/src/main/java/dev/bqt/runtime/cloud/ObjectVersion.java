package dev.bqt.runtime.cloud;

/**
 * One generation of an object: what is loaded once.
 *
 * @param bucket name of the bucket
 * @param name name of the object, without a leading slash
 * @param generation Cloud Storage's number of this content
 */
public record ObjectVersion(String bucket, String name, long generation) {

  /** {@code gs://bucket/name}. */
  public String uri() {
    return "gs://" + bucket + "/" + name;
  }
}

package dev.bqt.runtime.cloud.google;

import dev.bqt.runtime.cloud.ObjectVersion;

/** What we ask of Cloud Storage, in the words in which a refusal is told. */
final class StorageRequests {
  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 412;

  private static final String READER = "Storage Object Viewer (roles/storage.objectViewer)";
  private static final String WRITER = "Storage Object User (roles/storage.objectUser)";

  private final String project;

  StorageRequests(String project) {
    this.project = project;
  }

  Asked buckets() {
    return new Asked(
        "Listing the buckets of project",
        project,
        "check the name of the project",
        "Storage Viewer (roles/storage.viewer) on project " + project);
  }

  Asked list(String bucket, String prefix) {
    return asked("Listing", bucket, prefix, READER);
  }

  Asked read(String bucket, String name) {
    return asked("Reading", bucket, name, READER);
  }

  Asked find(String bucket, String name) {
    return asked("Looking up", bucket, name, READER);
  }

  Asked create(String bucket, String name) {
    return asked("Creating", bucket, name, WRITER);
  }

  Asked write(String bucket, String name) {
    return asked("Writing", bucket, name, WRITER);
  }

  Asked delete(ObjectVersion version) {
    return asked("Deleting", version.bucket(), version.name(), WRITER);
  }

  Asked copy(ObjectVersion source, String targetBucket, String targetName) {
    return asked("Copying " + source.uri() + " to", targetBucket, targetName, WRITER);
  }

  private Asked asked(String doing, String bucket, String name, String role) {
    return new Asked(
        doing,
        "gs://" + bucket + "/" + name,
        "check that there is a bucket " + bucket + ", and that project " + project + " is meant",
        role + " on bucket " + bucket);
  }
}

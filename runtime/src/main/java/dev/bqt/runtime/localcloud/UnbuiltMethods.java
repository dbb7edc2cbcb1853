package dev.bqt.runtime.localcloud;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Router;

/**
 * Methods of both services that are not built, so that who asks for one is told its name. What is
 * not in here either is told by its path.
 */
final class UnbuiltMethods {
  private static final String BUCKET = "/storage/v1/b/{bucket}";
  private static final String OBJECT = BUCKET + "/o/{object}";
  private static final String PROJECT = "/bigquery/v2/projects/{project}";
  private static final String DATASET = PROJECT + "/datasets/{dataset}";
  private static final String TABLE = DATASET + "/tables/{table}";

  /** HTTP method, path, and the method's name in the REST reference. */
  private static final String[][] METHODS = {
    {"DELETE", BUCKET, "storage.buckets.delete"},
    {"PATCH", BUCKET, "storage.buckets.patch"},
    {"PUT", BUCKET, "storage.buckets.update"},
    {"GET", BUCKET + "/iam", "storage.buckets.getIamPolicy"},
    {"PUT", BUCKET + "/iam", "storage.buckets.setIamPolicy"},
    {"GET", BUCKET + "/acl", "storage.bucketAccessControls.list"},
    {"GET", BUCKET + "/notificationConfigs", "storage.notifications.list"},
    {"POST", BUCKET + "/notificationConfigs", "storage.notifications.insert"},
    {"GET", BUCKET + "/folders", "storage.folders.list"},
    {"POST", BUCKET + "/folders", "storage.folders.insert"},
    {"POST", BUCKET + "/o/watch", "storage.objects.watchAll"},
    {"POST", OBJECT + "/compose", "storage.objects.compose"},
    {"POST", OBJECT + "/moveTo/o/{target}", "storage.objects.move"},
    {"POST", OBJECT + "/restore", "storage.objects.restore"},
    {"GET", OBJECT + "/acl", "storage.objectAccessControls.list"},
    {"GET", "/storage/v1/projects/{project}/serviceAccount", "storage.projects.serviceAccount.get"},
    {"GET", PROJECT + "/serviceAccount", "bigquery.projects.getServiceAccount"},
    {"DELETE", PROJECT + "/jobs/{job}/delete", "bigquery.jobs.delete"},
    {"POST", "/upload" + PROJECT + "/jobs", "bigquery.jobs.insert with an upload"},
    {"POST", "/resumable/upload" + PROJECT + "/jobs", "bigquery.jobs.insert with an upload"},
    {"GET", DATASET + "/models", "bigquery.models.list"},
    {"GET", DATASET + "/models/{model}", "bigquery.models.get"},
    {"GET", DATASET + "/routines", "bigquery.routines.list"},
    {"POST", DATASET + "/routines", "bigquery.routines.insert"},
    {"GET", DATASET + "/routines/{routine}", "bigquery.routines.get"},
    {"POST", TABLE + "/insertAll", "bigquery.tabledata.insertAll"},
    {"GET", TABLE + "/rowAccessPolicies", "bigquery.rowAccessPolicies.list"},
  };

  private UnbuiltMethods() {}

  /** Adds them; whatever is built was added before. */
  static void addTo(Router router) {
    for (String[] method : METHODS) {
      router.on(
          method[0],
          method[1],
          request -> {
            throw CloudError.notBuilt(method[2]);
          });
    }
  }
}

package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The latest completed scan of each prefix. */
public final class ScanRows {
  private final Handle handle;

  ScanRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * A scan of a prefix that has completed.
   *
   * @param bucket name of the bucket
   * @param prefix literal prefix; empty for the whole bucket
   * @param begun when it began: it has seen every object that was there by then
   */
  public record ScanRow(String bucket, String prefix, Instant begun) {

    /** Whether it has seen all names of that bucket that begin so. */
    public boolean covers(String otherBucket, String otherPrefix) {
      return bucket.equals(otherBucket) && otherPrefix.startsWith(prefix);
    }
  }

  /** Notes that a scan has completed. */
  public void completed(ScanRow scan, long ruleSet, Instant now) {
    int updated =
        handle
            .createUpdate(
                "UPDATE prefix_scan SET rule_set = :ruleSet, begun_ms = :begun, completed_ms = :now"
                    + " WHERE bucket = :bucket AND prefix = :prefix AND begun_ms <= :begun")
            .bind("bucket", scan.bucket())
            .bind("prefix", scan.prefix())
            .bind("ruleSet", ruleSet)
            .bind("begun", scan.begun().toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute();
    if (updated == 0 && find(scan.bucket(), scan.prefix()).isEmpty()) {
      handle
          .createUpdate("INSERT INTO prefix_scan VALUES (:bucket, :prefix, :ruleSet, :begun, :now)")
          .bind("bucket", scan.bucket())
          .bind("prefix", scan.prefix())
          .bind("ruleSet", ruleSet)
          .bind("begun", scan.begun().toEpochMilli())
          .bind("now", now.toEpochMilli())
          .execute();
    }
  }

  /** All of them. */
  public List<ScanRow> all() {
    return handle
        .createQuery("SELECT bucket, prefix, begun_ms FROM prefix_scan")
        .map(
            (rs, context) ->
                new ScanRow(rs.getString(1), rs.getString(2), Instant.ofEpochMilli(rs.getLong(3))))
        .list();
  }

  private List<ScanRow> find(String bucket, String prefix) {
    return all().stream()
        .filter(scan -> scan.bucket().equals(bucket) && scan.prefix().equals(prefix))
        .toList();
  }
}

package dev.bqt.runtime.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rules that ever came into use, and the versions of the set of them. */
public final class RuleRows {
  private final Handle handle;

  RuleRows(Handle handle) {
    this.handle = handle;
  }

  /** Route JSON of the rule; empty when it never came into use here. */
  public Optional<String> json(String ruleKey) {
    return handle
        .createQuery("SELECT route_json FROM rule WHERE rule_key = :key")
        .bind("key", ruleKey)
        .mapTo(String.class)
        .findOne();
  }

  /** The newest version of the rule set; 0 before the first. */
  public long newestVersion() {
    return handle
        .createQuery("SELECT COALESCE(MAX(version), 0) FROM rule_set")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Makes these rules known, and their set the newest if it is not that already.
   *
   * @param routes rule key → route JSON
   * @param fingerprint hash over the keys
   * @return version of the set
   */
  public long use(Map<String, String> routes, String fingerprint, Instant now) {
    // Several processes may begin with the same new rules at once: one of them writes them down.
    handle.execute("SELECT id FROM ledger_identity FOR UPDATE");
    routes.forEach(this::remember);
    long newest = newestVersion();
    if (fingerprintOf(newest).filter(fingerprint::equals).isPresent()) {
      return newest;
    }
    handle
        .createUpdate("INSERT INTO rule_set VALUES (:version, :fingerprint, :now)")
        .bind("version", newest + 1)
        .bind("fingerprint", fingerprint)
        .bind("now", now.toEpochMilli())
        .execute();
    return newest + 1;
  }

  private Optional<String> fingerprintOf(long version) {
    return handle
        .createQuery("SELECT fingerprint FROM rule_set WHERE version = :version")
        .bind("version", version)
        .mapTo(String.class)
        .findOne();
  }

  private void remember(String ruleKey, String json) {
    if (json(ruleKey).isEmpty()) {
      handle
          .createUpdate("INSERT INTO rule VALUES (:key, :json)")
          .bind("key", ruleKey)
          .bind("json", json)
          .execute();
    }
  }
}

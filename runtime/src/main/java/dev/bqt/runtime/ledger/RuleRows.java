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

  /**
   * A set of rules that came into use.
   *
   * @param version from 1; a set that comes back into use gets a new one
   * @param fingerprint hash over the keys of its rules
   */
  public record RuleSet(long version, String fingerprint) {}

  /** The set that came into use last; empty before the first. */
  public Optional<RuleSet> newest() {
    return handle
        .createQuery(
            "SELECT version, fingerprint FROM rule_set ORDER BY version DESC FETCH FIRST ROW ONLY")
        .map((rs, context) -> new RuleSet(rs.getLong("version"), rs.getString("fingerprint")))
        .findOne();
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
    Optional<RuleSet> newest = newest();
    if (newest.filter(set -> set.fingerprint().equals(fingerprint)).isPresent()) {
      return newest.get().version();
    }
    long version = newest.map(RuleSet::version).orElse(0L) + 1;
    handle
        .createUpdate("INSERT INTO rule_set VALUES (:version, :fingerprint, :now)")
        .bind("version", version)
        .bind("fingerprint", fingerprint)
        .bind("now", now.toEpochMilli())
        .execute();
    return version;
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

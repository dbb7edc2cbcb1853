package dev.bqt.runtime.config;

import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.WatchedBuckets;
import dev.bqt.runtime.journal.JournalFolders;
import dev.bqt.runtime.route.RouteSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the configurations of BqTail and BqDispatch, and the environment, say that is of use here.
 *
 * @param services which Cloud Storage and BigQuery, and as whom
 * @param places where files are
 * @param rules where rules are
 * @param state folder of the ledger; null when none is named
 * @param tickEvery from the beginning of one pass to the next
 * @param forgetAfter how long what is gone is remembered
 * @param quotas how many load jobs BigQuery is asked for
 */
public record Configuration(
    Services services,
    Places places,
    Rules rules,
    String state,
    Duration tickEvery,
    Duration forgetAfter,
    Quotas quotas) {

  /**
   * Which services, and as whom they are asked.
   *
   * @param project that is meant where none is named; null when the credentials have to tell
   * @param storageHost root URL of another Cloud Storage; null means Google's
   * @param bigQueryHost root URL of another BigQuery; null means Google's
   * @param impersonated service account that is acted as; null means nobody else
   * @param quotaProject project that calls are counted for; null means the credentials' own
   */
  public record Services(
      String project,
      String storageHost,
      String bigQueryHost,
      String impersonated,
      String quotaProject) {

    /** Whether both are somebody else's, so that nobody at Google is asked anything. */
    public boolean areEmulated() {
      return storageHost != null && bigQueryHost != null;
    }
  }

  /**
   * Where files are.
   *
   * @param trigger bucket that is scanned; null when it follows from the project
   * @param more further buckets that are scanned
   * @param journal where the runner's own files are written
   * @param hidden further folders that are never scanned
   * @param hiddenInTrigger prefixes in the trigger bucket that are never scanned, without the
   *     leading slash
   */
  public record Places(
      String trigger,
      List<String> more,
      JournalFolders journal,
      List<Folder> hidden,
      List<String> hiddenInTrigger) {
    /** Copies the lists. */
    public Places {
      more = List.copyOf(more);
      hidden = List.copyOf(hidden);
      hiddenInTrigger = List.copyOf(hiddenInTrigger);
    }

    /** The trigger bucket; as BqTail names it when the configuration does not. */
    public String trigger(String project) {
      return trigger == null ? project.replace('-', '_') + "_bqtail" : trigger;
    }

    /** All buckets that are scanned, and all folders that are not. */
    public WatchedBuckets watched(String project) {
      List<String> buckets = new ArrayList<>();
      buckets.add(trigger(project));
      more.stream().filter(bucket -> !buckets.contains(bucket)).forEach(buckets::add);
      List<Folder> never = new ArrayList<>(journal.all());
      never.addAll(hidden);
      hiddenInTrigger.forEach(prefix -> never.add(new Folder(trigger(project), prefix)));
      return new WatchedBuckets(buckets, never);
    }
  }

  /**
   * Where rules are.
   *
   * @param url folder or file, in Cloud Storage or here; null when none is named
   * @param inline configurations that have rules in themselves
   * @param checkEvery how often they are looked at
   * @param disabled whether none of them is to run
   */
  public record Rules(String url, List<RouteSource> inline, Duration checkEvery, boolean disabled) {
    /** No rules but those that the command line names. */
    public static final Rules NONE =
        new Rules(null, List.of(), ConfigurationReader.CHECK_EVERY, false);

    /** Copies the list. */
    public Rules {
      inline = List.copyOf(inline);
    }

    /** The folder of Cloud Storage; empty when they are not there. */
    public Optional<Folder> folder() {
      return url == null ? Optional.empty() : Folder.parse(url);
    }
  }

  /** How a runner is set up by it. */
  public RunnerConfig runner(String project) {
    return new RunnerConfig(
        places.journal(), places.watched(project), tickEvery, forgetAfter, quotas);
  }
}

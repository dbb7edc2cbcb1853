package dev.bqt.runtime.scale;

import dev.bqt.runtime.cloud.JobName;
import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import dev.bqt.runtime.laws.BucketView;
import dev.bqt.runtime.laws.Delivered;
import dev.bqt.runtime.laws.LedgerView;
import dev.bqt.runtime.laws.LocalReader;
import dev.bqt.runtime.laws.SiteView;
import dev.bqt.runtime.laws.WarehouseView;
import dev.bqt.runtime.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is left between the doors of {@link OneWindow}, as lines from its process to the test. */
final class WindowDoors {
  private static final String LEDGER = "bqt_ledger";

  private WindowDoors() {}

  /** Prints it: no line for a file of the window. */
  static void print(NumberedStore store, BriefWarehouse warehouse) {
    for (StoredObject object : store.list(Listing.of(NumberedStore.OPERATIONS, "")).objects()) {
      System.out.println("live " + object.version().name());
    }
    LocalReader.claims(store)
        .forEach((name, owner) -> System.out.println("claim " + name + " " + owner));
    for (JobReport job : warehouse.reports()) {
      System.out.printf(
          "job %s %s %d %s%n",
          job.name().id(), job.labels().get(LEDGER), job.outputRows(), job.sourceUris().get(0));
    }
  }

  /**
   * Reads it.
   *
   * @param lines of a process that has deleted all files of its window
   */
  static SiteView read(List<String> lines, Ledger ledger, int files) {
    Map<String, StoredObject> live = new TreeMap<>();
    Map<String, String> claims = new HashMap<>();
    List<JobReport> jobs = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "live" -> live.put(NumberedStore.OPERATIONS + "/" + words[1], operations(words[1]));
        case "claim" -> claims.put(words[1], words[2]);
        case "job" -> jobs.add(job(words));
        default -> {}
      }
    }
    Set<ObjectVersion> taken = new HashSet<>();
    Map<String, Integer> delivered = new HashMap<>();
    for (int number = 0; number < files; number++) {
      String name = NumberedStore.name(number);
      delivered.put(NumberedStore.BUCKET + "/" + name, 1);
      taken.add(new ObjectVersion(NumberedStore.BUCKET, name, NumberedStore.generation(number)));
    }
    return new SiteView(
        LedgerView.of(ledger),
        List.of(),
        new BucketView(live, claims, taken),
        new WarehouseView(jobs, Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        new Delivered(delivered, Set.of()),
        true);
  }

  private static StoredObject operations(String name) {
    return new StoredObject(new ObjectVersion(NumberedStore.OPERATIONS, name, 1), 0, Instant.EPOCH);
  }

  private static JobReport job(String[] words) {
    return new JobReport(
        new JobName("local", "US", words[1]),
        JobReport.State.DONE,
        null,
        List.of(),
        Map.of(LEDGER, words[2]),
        List.of(words[4]),
        Long.parseLong(words[3]));
  }
}

package dev.bqt.e2e.view;

import dev.bqt.e2e.SimulatedClock;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.cloud.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every file that the runner has ever shown in the operations bucket: its content, the second in
 * which it appeared, and the one in which it was gone.
 */
public final class JournalText {
  private static final Comparator<ObjectVersion> BY_NAME =
      Comparator.comparing(ObjectVersion::name).thenComparing(ObjectVersion::generation);

  private final ObjectStore store;
  private final String bucket;
  private final SimulatedClock clock;
  private final Map<ObjectVersion, Entry> entries = new TreeMap<>(BY_NAME);

  private static final class Entry {
    private final String content;
    private final long appeared;
    private Long gone;

    Entry(String content, long appeared) {
      this.content = content;
      this.appeared = appeared;
    }
  }

  /** Watches this bucket. */
  public JournalText(ObjectStore store, String bucket, SimulatedClock clock) {
    this.store = store;
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Notes what is there now; to be asked once in every second. */
  public void look() {
    Map<ObjectVersion, Entry> missing = new HashMap<>(entries);
    for (StoredObject object : Listings.of(store, bucket)) {
      missing.remove(object.version());
      entries.computeIfAbsent(object.version(), this::read);
    }
    missing.values().stream()
        .filter(entry -> entry.gone == null)
        .forEach(entry -> entry.gone = clock.second());
  }

  private Entry read(ObjectVersion version) {
    byte[] content = store.read(bucket, version.name()).orElseThrow();
    return new Entry(new String(content, StandardCharsets.UTF_8), clock.second());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Map<String, String> told = new HashMap<>();
    entries.forEach(
        (version, entry) -> {
          String before = told.putIfAbsent(entry.content, version.uri());
          String content = before == null ? entry.content.stripTrailing() : "(as " + before + ")";
          text.append(title(version, entry)).append(content).append("\n\n");
        });
    return text.isEmpty() ? "Nothing was ever there.\n" : text.toString().stripTrailing() + "\n";
  }

  private static String title(ObjectVersion version, Entry entry) {
    String until = entry.gone == null ? "to the end" : "until " + entry.gone + " s";
    return "=== %s, from %d s %s\n".formatted(version.uri(), entry.appeared, until);
  }
}

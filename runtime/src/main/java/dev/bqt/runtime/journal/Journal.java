package dev.bqt.runtime.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files in the operations bucket. Every method may be repeated: it ends with the same files.
 * May throw {@link CloudFailure}.
 */
public final class Journal {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final String bucket;
  private final String ledgerId;

  /**
   * @param bucket operations bucket
   * @param ledgerId id of the ledger whose windows these are
   */
  public Journal(ObjectStore store, String bucket, String ledgerId) {
    this.store = store;
    this.bucket = bucket;
    this.ledgerId = ledgerId;
  }

  /** Whose a name of a window is. */
  public enum Claim {
    /** Ours now, or since before. */
    OURS,
    /** Another window of this ledger has that name. */
    TAKEN,
    /** Somebody else's, such as a legacy function's. */
    FOREIGN
  }

  /**
   * Which of these names of windows somebody holds: for a name that is not among them {@link
   * #claim} need not look.
   */
  public Set<String> held(List<String> names) {
    List<String> wins = names.stream().map(JournalPaths::win).toList();
    Set<String> there = new LiveObjects(store).of(bucket, wins).keySet();
    return names.stream()
        .filter(name -> there.contains(JournalPaths.win(name)))
        .collect(Collectors.toSet());
  }

  /**
   * Claims a name for a window. The {@code .wis} is written first, so that no legacy dispatcher
   * ever sees our {@code .win} without it; and never beside somebody else's {@code .win}, which it
   * would keep from being run.
   *
   * @param name from {@link JournalPaths#windowName}
   * @param content of the {@code .win}; the ledger's id is added
   * @param free whether nobody held the name when we last looked: it is not looked at once more
   */
  public Claim claim(WindowRow window, String name, ObjectNode content, boolean free) {
    Optional<Claim> before = free ? Optional.empty() : claimOf(window, name);
    if (before.isPresent()) {
      return before.get();
    }
    content.put("LedgerID", ledgerId);
    createUnlessThere(JournalPaths.wis(name), bytes(ledgerId), TEXT);
    if (createUnlessThere(JournalPaths.win(name), bytes(content), JSON)) {
      return Claim.OURS;
    }
    Claim claim = claimOf(window, name).orElseThrow(() -> vanished(JournalPaths.win(name)));
    if (claim == Claim.FOREIGN) {
      withdrawOurs(JournalPaths.wis(name));
    }
    return claim;
  }

  /** Once it has returned the file has been there, whoever wrote it: that was looked at. */
  private boolean createUnlessThere(String name, byte[] content, String type) {
    if (store.createIfAbsent(bucket, name, content, type)) {
      return true;
    }
    if (store.find(bucket, name).isEmpty()) {
      throw vanished(name);
    }
    return false;
  }

  private CloudFailure vanished(String name) {
    String message = url(name) + " was said to be there and is not; it is asked for again";
    return new CloudFailure(FailureKind.AGAIN, 0, "", message, null);
  }

  private Optional<Claim> claimOf(WindowRow window, String name) {
    return store
        .read(bucket, JournalPaths.win(name))
        .map(
            bytes -> {
              JsonNode win = parse(bytes);
              if (!win.path("LedgerID").asText().equals(ledgerId)) {
                withdrawOurs(JournalPaths.wis(name));
                return Claim.FOREIGN;
              }
              boolean same = win.path("EventID").asText().equals(Long.toString(window.id()));
              return same ? Claim.OURS : Claim.TAKEN;
            });
  }

  private void withdrawOurs(String name) {
    boolean ours =
        store
            .read(bucket, name)
            .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).equals(ledgerId))
            .isPresent();
    if (ours) {
      store.discard(bucket, List.of(name));
    }
  }

  /**
   * Deletes the files that claimed these names. No {@code .win} may outlive its {@code .wis}, or a
   * legacy dispatcher would run it.
   */
  public void release(List<String> names) {
    store.discard(bucket, names.stream().map(JournalPaths::win).toList());
    store.discard(bucket, names.stream().map(JournalPaths::wis).toList());
  }

  /** Writes the process file of a window that is being loaded. */
  public void running(WindowRow window, ObjectNode process) {
    store.write(
        bucket, JournalPaths.running(window.tableText(), window.id()), bytes(process), JSON);
  }

  /** Writes the task file of a job. */
  public void task(String name, ObjectNode task) {
    store.write(bucket, name, bytes(task), JSON);
  }

  /**
   * Writes the process file of a window that has ended, and deletes the one that showed it as
   * running, and its task files.
   *
   * @param tasks names of the task files
   */
  public void done(WindowRow window, ObjectNode process, List<String> tasks) {
    String done = JournalPaths.done(window.tableText(), window.id(), window.opened());
    store.write(bucket, done, bytes(process), JSON);
    List<String> over = new ArrayList<>(tasks);
    over.add(JournalPaths.running(window.tableText(), window.id()));
    store.discard(bucket, over);
  }

  /** Writes what went wrong with a window. */
  public void error(WindowRow window, String text) {
    store.write(
        bucket,
        JournalPaths.error(window.tableText(), window.id()),
        bytes(text.endsWith("\n") ? text : text + "\n"),
        TEXT);
  }

  /** {@code gs://} URL of a name in the operations bucket. */
  public String url(String name) {
    return "gs://" + bucket + "/" + name;
  }

  /** An empty JSON object, to be filled by whoever knows what goes into a file. */
  public static ObjectNode document() {
    return MAPPER.createObjectNode();
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return node == null ? MAPPER.missingNode() : node;
    } catch (IOException notJson) {
      return MAPPER.missingNode();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ObjectNode node) {
    try {
      return bytes(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    } catch (JsonProcessingException e) {
      throw new AssertionError("A tree can always be written", e);
    }
  }
}

package dev.bqt.runtime.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.cloud.LiveObjects;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.journal.JournalFolders.Place;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that show people and legacy functions what is under way. Every method may be repeated:
 * it ends with the same files. May throw {@link CloudFailure}.
 */
public final class Journal {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final JournalFolders folders;
  private final String ledgerId;

  /**
   * @param folders where the files are
   * @param ledgerId id of the ledger whose windows these are
   */
  public Journal(ObjectStore store, JournalFolders folders, String ledgerId) {
    this.store = store;
    this.folders = folders;
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
    List<String> wins = names.stream().map(name -> win(name).name()).toList();
    Set<String> there = new LiveObjects(store).of(folders.tasks().bucket(), wins).keySet();
    return names.stream()
        .filter(name -> there.contains(win(name).name()))
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

  private Place win(String windowName) {
    return folders.place(JournalPaths.win(windowName));
  }

  /** Once it has returned the file has been there, whoever wrote it: that was looked at. */
  private boolean createUnlessThere(String path, byte[] content, String type) {
    Place place = folders.place(path);
    if (store.createIfAbsent(place.bucket(), place.name(), content, type)) {
      return true;
    }
    if (store.find(place.bucket(), place.name()).isEmpty()) {
      throw vanished(path);
    }
    return false;
  }

  private Optional<byte[]> read(String path) {
    Place place = folders.place(path);
    return store.read(place.bucket(), place.name());
  }

  private void write(String path, byte[] content, String type) {
    Place place = folders.place(path);
    store.write(place.bucket(), place.name(), content, type);
  }

  private void discard(List<String> paths) {
    paths.stream()
        .map(folders::place)
        .collect(Collectors.groupingBy(Place::bucket, TreeMap::new, Collectors.toList()))
        .forEach(
            (bucket, places) -> store.discard(bucket, places.stream().map(Place::name).toList()));
  }

  private CloudFailure vanished(String path) {
    String message = url(path) + " was said to be there and is not; it is asked for again";
    return new CloudFailure(FailureKind.AGAIN, 0, "", message, null);
  }

  private Optional<Claim> claimOf(WindowRow window, String name) {
    return read(JournalPaths.win(name))
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

  private void withdrawOurs(String path) {
    boolean ours =
        read(path)
            .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).equals(ledgerId))
            .isPresent();
    if (ours) {
      discard(List.of(path));
    }
  }

  /**
   * Deletes the files that claimed these names. No {@code .win} may outlive its {@code .wis}, or a
   * legacy dispatcher would run it.
   */
  public void release(List<String> names) {
    discard(names.stream().map(JournalPaths::win).toList());
    discard(names.stream().map(JournalPaths::wis).toList());
  }

  /** Writes the process file of a window that is being loaded. */
  public void running(WindowRow window, ObjectNode process) {
    write(JournalPaths.running(window.tableText(), window.id()), bytes(process), JSON);
  }

  /**
   * Writes the task file of a job.
   *
   * @param path below {@link JournalPaths#tasks}
   */
  public void task(String path, ObjectNode task) {
    write(path, bytes(task), JSON);
  }

  /**
   * Writes the process file of a window that has ended, and deletes the one that showed it as
   * running, and its task files.
   *
   * @param tasks paths of the task files
   */
  public void done(WindowRow window, ObjectNode process, List<String> tasks) {
    String done = JournalPaths.done(window.tableText(), window.id(), window.opened());
    write(done, bytes(process), JSON);
    List<String> over = new ArrayList<>(tasks);
    over.add(JournalPaths.running(window.tableText(), window.id()));
    discard(over);
  }

  /** Writes what went wrong with a window. */
  public void error(WindowRow window, String text) {
    write(JournalPaths.error(window.tableText(), window.id()), lines(text), TEXT);
  }

  /** The same where nothing is written yet: what was written in time says more. */
  public void errorIfAbsent(WindowRow window, String text) {
    createUnlessThere(JournalPaths.error(window.tableText(), window.id()), lines(text), TEXT);
  }

  private static byte[] lines(String text) {
    return bytes(text.endsWith("\n") ? text : text + "\n");
  }

  /**
   * {@code gs://} URL of a file.
   *
   * @param path from {@link JournalPaths}
   */
  public String url(String path) {
    return folders.place(path).url();
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

package dev.bqt.runtime.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.cloud.Listing;
import dev.bqt.runtime.cloud.ObjectPage;
import dev.bqt.runtime.cloud.ObjectStore;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All {@code .win} and {@code .wis} files that are among the tasks, whoever wrote them. May throw
 * {@link dev.bqt.runtime.cloud.CloudFailure}.
 */
public final class ClaimFiles {
  private static final Pattern NAME = Pattern.compile("([^/]+_([0-9]{1,11}))\\.(win|wis)");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final Folder tasks;
  private final String ledgerId;

  /**
   * @param tasks where they are
   * @param ledgerId id of our ledger
   */
  public ClaimFiles(ObjectStore store, Folder tasks, String ledgerId) {
    this.store = store;
    this.tasks = tasks;
    this.ledgerId = ledgerId;
  }

  /**
   * One of them.
   *
   * @param version the very file that was listed
   * @param windowName its name without folder and ending
   * @param end end of its window, as its name tells
   */
  public record ClaimFile(ObjectVersion version, String windowName, Instant end) {}

  /** Those that are there, by their names: of one window the {@code .win} first. */
  public List<ClaimFile> list() {
    List<ClaimFile> files = new ArrayList<>();
    Listing next = Listing.of(tasks.bucket(), tasks.prefix());
    while (next != null) {
      ObjectPage page = store.list(next);
      page.objects().forEach(object -> file(object.version()).ifPresent(files::add));
      next = page.nextPageToken() == null ? null : next.from(page.nextPageToken());
    }
    return files;
  }

  private Optional<ClaimFile> file(ObjectVersion version) {
    Matcher name = NAME.matcher(version.name().substring(tasks.prefix().length()));
    return name.matches()
        ? Optional.of(
            new ClaimFile(
                version, name.group(1), Instant.ofEpochSecond(Long.parseLong(name.group(2)))))
        : Optional.empty();
  }

  /** Whether a window of our ledger wrote it; false, too, when it is gone. */
  public boolean isOurs(ClaimFile file) {
    return store
        .read(tasks.bucket(), file.version().name())
        .filter(this::namesOurLedger)
        .isPresent();
  }

  private boolean namesOurLedger(byte[] content) {
    if (new String(content, StandardCharsets.UTF_8).equals(ledgerId)) {
      return true;
    }
    try {
      return MAPPER.readTree(content).path("LedgerID").asText().equals(ledgerId);
    } catch (IOException notJson) {
      return false;
    }
  }

  /** Deletes these very files; what took the place of one since is left alone. */
  public void delete(List<ClaimFile> files) {
    if (!files.isEmpty()) {
      store.delete(files.stream().map(ClaimFile::version).toList());
    }
  }
}

package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import dev.bqt.runtime.localcloud.http.Router;
import dev.bqt.runtime.localcloud.memory.ObjectHead;
import dev.bqt.runtime.localcloud.memory.Sightings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** Cloud Storage over a folder of buckets. */
public final class LocalStorage implements AutoCloseable {
  private final Sightings sightings;
  private final ObjectFiles files;
  private final Listing listing;
  private final StorageApi api;

  private LocalStorage(LocalCloudSettings settings, Path root, Sightings sightings) {
    this.sightings = sightings;
    Buckets buckets = new Buckets(root);
    HiddenFiles hidden = new HiddenFiles();
    this.files =
        new ObjectFiles(buckets, sightings, hidden, settings.clock(), settings.failpoint());
    this.listing = new Listing(buckets, sightings, hidden, settings.clock());
    this.api = new StorageApi(buckets, files, listing);
  }

  /**
   * Opens the buckets of the root and what is remembered of them.
   *
   * @throws LocalCloudException when the disk or the memory of objects cannot be used
   */
  public static LocalStorage open(LocalCloudSettings settings) {
    Path root = settings.root().resolve("buckets");
    Path memory = settings.root().resolve("state").resolve("localcloud.mv");
    try {
      Files.createDirectories(root);
      Files.createDirectories(memory.getParent());
    } catch (IOException e) {
      throw unusable(settings.root(), e);
    }
    Sightings sightings = Sightings.open(memory, settings.clock(), settings.failpoint());
    try {
      // Only now: what another process uploads must not be swept away under its hands.
      sweep(root);
    } catch (IOException e) {
      sightings.close();
      throw unusable(settings.root(), e);
    }
    return new LocalStorage(settings, root, sightings);
  }

  private static LocalCloudException unusable(Path root, IOException e) {
    return new LocalCloudException(
        "The folder "
            + root
            + " cannot be used: "
            + e
            + ". Name a folder that this user may write.",
        e);
  }

  /** Uploads that a kill has left unfinished. */
  private static void sweep(Path root) throws IOException {
    for (String bucket : new Buckets(root).names()) {
      try (DirectoryStream<Path> left =
          Files.newDirectoryStream(root.resolve(bucket), ".upload-*")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Adds what is answered here. */
  public void addTo(Router router) {
    api.addTo(router);
  }

  /**
   * The local file of an object as it is now; empty when there is no such object.
   *
   * @throws dev.bqt.runtime.localcloud.http.CloudError 400 or 404 for impossible names
   */
  public Optional<Path> file(String bucket, String name) throws IOException {
    return files.find(bucket, name).map(LiveObject::file);
  }

  /**
   * Makes an object, or replaces it.
   *
   * @param content is left as it is
   * @throws dev.bqt.runtime.localcloud.http.CloudError 400 or 404 for impossible names
   */
  public void put(String bucket, String name, Path content) throws IOException {
    Path aside = files.temporary(bucket);
    Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
    files.create(bucket, name, aside, Content.summed(ObjectHead.NONE, aside), Preconditions.NONE);
  }

  /** When the youngest file that is still being written would count as an object. */
  public Optional<Instant> nextSettling() throws IOException {
    return listing.nextSettling();
  }

  @Override
  public void close() {
    sightings.close();
  }
}

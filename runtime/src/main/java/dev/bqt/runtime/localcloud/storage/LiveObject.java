package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.memory.Sighting;
import java.nio.file.Path;

/** An object as it is now. */
record LiveObject(String bucket, String name, Path file, Sighting sighting) {
  long generation() {
    return sighting.generation();
  }
}

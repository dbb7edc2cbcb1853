package dev.bqt.runtime.localcloud.storage;

import dev.bqt.runtime.localcloud.memory.FileStamp;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that were seen under a name that begins with a dot. Under such a name a writer works; what
 * is renamed from it unchanged is whole, and nothing need be waited for. A number alone would not
 * do: a disk gives it to the next file as soon as one is deleted.
 */
final class HiddenFiles {
  private static final int REMEMBERED = 10_000;

  private final Map<FileStamp, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileStamp, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void saw(FileStamp stamp) {
    seen.put(stamp, true);
  }

  synchronized boolean knows(FileStamp stamp) {
    return seen.containsKey(stamp);
  }
}

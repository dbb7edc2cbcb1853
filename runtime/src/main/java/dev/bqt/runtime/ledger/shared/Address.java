package dev.bqt.runtime.ledger.shared;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the process that has opened the file lets others in.
 *
 * @param port on 127.0.0.1
 * @param key without which nobody is let in; only who can read the file knows it
 */
record Address(int port, String key) {

  /** What is written there; empty when nothing is, or nothing that can be understood. */
  static Optional<Address> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(reader);
      int port = Integer.parseInt(properties.getProperty("port", ""));
      return Optional.ofNullable(properties.getProperty("key")).map(key -> new Address(port, key));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("port", Integer.toString(port));
    properties.setProperty("key", key);
    // Only its owner can read what createTempFile has made.
    Path aside = Files.createTempFile(file.getParent(), file.getFileName().toString(), "");
    try (Writer writer = Files.newBufferedWriter(aside)) {
      properties.store(writer, null);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + port + "/" + key;
  }
}

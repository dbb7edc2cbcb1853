package dev.bqt.runtime.localcloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the process that has opened a folder answers: what {@code state/endpoint.json} says.
 *
 * @param port on 127.0.0.1
 * @param pid of the process
 * @param started when the server was started
 * @param token known only to those that can read the file: whoever brings it means this folder, and
 *     not another one that has got the same port since
 */
public record Endpoint(int port, long pid, Instant started, String token) {
  /** Header by which another of our processes says which folder it means. */
  static final String TOKEN = "x-localcloud-token";

  /** Misdirected Request (RFC 9110): the folder that is meant is not here any more. */
  static final int ELSEWHERE = 421;

  /** What the clock of the system may be set back in between. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private static final String FILE = "endpoint.json";

  private static Path file(Path root) {
    return root.resolve("state").resolve(FILE);
  }

  /** What the folder's file says; empty when there is none, or none that can be understood. */
  public static Optional<Endpoint> read(Path root) {
    try {
      ObjectNode json = Json.parse(Files.readAllBytes(file(root)));
      return Optional.of(
          new Endpoint(
              json.required("port").asInt(),
              json.required("pid").asLong(),
              Instant.parse(json.required("started").asText()),
              json.required("token").asText()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process that has written this may still run; false when it is gone, and when its
   * number has passed to a process that began later.
   */
  boolean isInhabited() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant().orElse(Instant.MIN))
        .filter(begun -> begun.isBefore(started.plus(CLOCKS)))
        .isPresent();
  }

  /** Root URL, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Says so in the folder, for this user's eyes alone. */
  void write(Path root) throws IOException {
    ObjectNode json =
        Json.object()
            .put("port", port)
            .put("pid", pid)
            .put("started", started.toString())
            .put("token", token);
    // Made by createTempFile, so only its owner can read it.
    Path aside = Files.createTempFile(file(root).getParent(), FILE, "");
    Files.write(aside, Json.bytes(json));
    Files.move(aside, file(root), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes it back, unless somebody else has written there since. */
  void remove(Path root) {
    try {
      if (read(root).filter(this::equals).isPresent()) {
        Files.deleteIfExists(file(root));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.bqt.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The built jar in a process of its own, beside a local site. */
final class Child {
  /** Exit code of a process that was halted at a failpoint, or killed. */
  static final int KILLED = 137;

  private static final long PATIENCE_SECONDS = 300;
  private static final int SHOWN = 20_000;
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-Xlog:disable");

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path said;
  private final Process process;

  private Child(Path said, Process process) {
    this.said = said;
    this.process = process;
  }

  /** How a process ended, and what it said last. */
  record Ended(int exitCode, String said) {}

  /**
   * Starts {@code bqt} in the folder of the site.
   *
   * @param jar a {@link LightJar}
   * @param environment added to ours
   * @param arguments after {@code bqt}
   */
  static Child start(Path folder, Path jar, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.add("-XX:SharedArchiveFile=" + LightJar.classes(jar));
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said-" + STARTED.incrementAndGet() + ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    try {
      return new Child(said, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; to be called once. */
  Ended end() {
    boolean ended = endsWithin(PATIENCE_SECONDS * 1000);
    if (!ended) {
      kill();
    }
    String text = text();
    if (!ended) {
      throw new AssertionError("It did not end: " + text);
    }
    return new Ended(process.exitValue(), text);
  }

  /** Whether it has ended by itself after so many milliseconds. */
  boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private String text() {
    try {
      String text = Files.readString(said);
      Files.delete(said);
      return text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

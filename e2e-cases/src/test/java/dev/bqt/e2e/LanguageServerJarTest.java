package dev.bqt.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bqt lsp} as an editor starts it: a process that speaks the protocol and nothing else. */
class LanguageServerJarTest {
  private static final Path JAR = Path.of("../runtime/target/bqt.jar");
  private static final long PATIENCE_SECONDS = 120;
  private static final String INITIALIZE =
      """
      {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}""";
  private static final String SHUTDOWN =
      "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"shutdown\"}";
  private static final String EXIT = "{\"jsonrpc\": \"2.0\", \"method\": \"exit\"}";

  @TempDir private Path folder;

  @Test
  void answersInitializeAndShutdownAndEnds() throws Exception {
    assertThat(session(INITIALIZE, SHUTDOWN, EXIT)).isZero();
    assertThat(said("out.txt"))
        .startsWith("Content-Length: ")
        .contains("\"hoverProvider\":true", "\"documentFormattingProvider\":true", "\"id\":2");
    assertThat(said("err.txt")).isEmpty();
  }

  @Test
  void anEditorThatGoesAwayLeavesNoProcess() throws Exception {
    assertThat(session(INITIALIZE)).isEqualTo(1);
  }

  private int session(String... messages) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process server =
        new ProcessBuilder(java, "-jar", JAR.toAbsolutePath().normalize().toString(), "lsp")
            .directory(folder.toFile())
            .redirectOutput(file("out.txt"))
            .redirectError(file("err.txt"))
            .start();
    try (OutputStream editor = server.getOutputStream()) {
      for (String message : messages) {
        byte[] content = message.getBytes(UTF_8);
        editor.write(("Content-Length: " + content.length + "\r\n\r\n").getBytes(UTF_8));
        editor.write(content);
      }
    }
    if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      server.destroyForcibly();
      throw new AssertionError("bqt lsp did not end: " + said("out.txt"));
    }
    return server.exitValue();
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}

package dev.bqt.runtime.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a process asks while it starts: each in an environment of its own. */
class StartUpTest {
  private static final String RULE =
      "WHEN PREFIX \"/data/\" SUFFIX \".json\" LOAD INTO shop.orders BATCH 10s;\n";

  private final ConcurrentLinkedQueue<String> askedOfGoogle = new ConcurrentLinkedQueue<>();
  private HttpServer metadata;
  private ServedFolder served;
  @TempDir private Path folder;

  @BeforeEach
  void serve() throws IOException {
    metadata = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    metadata.createContext(
        "/",
        exchange -> {
          askedOfGoogle.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    metadata.start();
    served = new ServedFolder(folder);
  }

  @AfterEach
  void close() {
    served.close();
    metadata.stop(0);
  }

  /** What a process printed, and its exit code in the last line. */
  private List<String> bqt(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("GCE_METADATA_HOST", "127.0.0.1:" + metadata.getAddress().getPort());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> said = new ArrayList<>(process.inputReader(UTF_8).lines().toList());
    said.add("exit code " + process.waitFor());
    return said;
  }

  private String configuration() throws IOException {
    String json =
        """
        {"JournalURL": "gs://ops/j", "AsyncTaskURL": "gs://ops/t", "ErrorURL": "gs://ops/e",
         "TriggerBucket": "p_bqtail", "Bqt": {"TickInSec": 1}}
        """;
    return Files.writeString(folder.resolve("c.json"), json).toString();
  }

  @Test
  void withEmulatorsNobodyAtGoogleIsAsked() throws IOException, InterruptedException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    List<String> said =
        bqt(
            Map.of(
                "STORAGE_EMULATOR_HOST",
                served.host().substring("http://".length()),
                "BIGQUERY_EMULATOR_HOST",
                served.host() + "/",
                "GCP_PROJECT",
                "local",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "/no/such/key.json"),
            "run",
            served.rules("r.bqt", RULE),
            "--config",
            configuration(),
            "--until-idle");
    assertThat(said).endsWith("shop.orders      1     1        1     1         0", "exit code 0");
    assertThat(askedOfGoogle).isEmpty();
  }

  /** The other way round: the test above can fail. */
  @Test
  void withoutThemTheMetadataServerIsAskedAndNoCredentialsIsASentence()
      throws IOException, InterruptedException {
    List<String> said =
        bqt(
            Map.of("GCP_PROJECT", "local"),
            "run",
            served.rules("r.bqt", RULE),
            "--config",
            configuration(),
            "--until-idle");
    assertThat(said)
        .containsExactly(
            "bqt run: There are no credentials for Google: log in with `gcloud auth"
                + " application-default login`, name a service account's key in"
                + " GOOGLE_APPLICATION_CREDENTIALS, or set STORAGE_EMULATOR_HOST and"
                + " BIGQUERY_EMULATOR_HOST.",
            "exit code 1");
    assertThat(askedOfGoogle).isNotEmpty();
  }

  @Test
  void theVariableConfigIsAConfiguration() throws IOException, InterruptedException {
    String json = Files.readString(Path.of(configuration())).replace("\n", " ");
    Map<String, String> environment =
        Map.of(
            "STORAGE_EMULATOR_HOST",
            served.host(),
            "BIGQUERY_EMULATOR_HOST",
            served.host(),
            "GOOGLE_CLOUD_PROJECT",
            "local",
            "CONFIG",
            json);
    assertThat(bqt(environment, "query", "SELECT 1 AS n", "--format", "csv"))
        .containsExactly("n", "1", "exit code 0");
  }
}

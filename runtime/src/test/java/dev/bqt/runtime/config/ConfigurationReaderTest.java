package dev.bqt.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.config.Configuration.Places;
import dev.bqt.runtime.config.Configuration.Services;
import dev.bqt.runtime.route.Golden;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders of configurations, read in the order of their names (b comes before t: {@code
 * 1-bqtail.json}), with {@code environment} beside them, and what is {@code read} from them.
 */
class ConfigurationReaderTest {
  private static final Path CASES = Path.of("src/test/resources/config");
  private static final String ENVIRONMENT = "environment";
  private static final String READ = "read";

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsExpected(Path folder) throws IOException {
    ConfigurationBook book = ConfigurationReader.read(sources(folder), environment(folder));
    Golden.check(folder.resolve(READ), text(book));
  }

  @Test
  void nothingOfASecretIsTold() {
    for (String secret :
        List.of(
            "\"s3cr3t\"", "s3cr3t", "[\"s3cr3t\"]", "{\"Key\": s3cr3t}", "{\"Key\": \"s3cr3t")) {
      String json = "{\"SlackCredentials\": " + secret + "}";
      ConfigurationSource source =
          new ConfigurationSource("c.json", json.getBytes(StandardCharsets.UTF_8));
      ConfigurationBook book = ConfigurationReader.read(List.of(source), Map.of());
      assertThat(book.configuration()).isEmpty();
      assertThat(book.problems().toString() + source).doesNotContain("s3cr3t");
    }
  }

  private static List<ConfigurationSource> sources(Path folder) throws IOException {
    List<ConfigurationSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(READ) && !name.equals(ENVIRONMENT)) {
          sources.add(new ConfigurationSource(name, Files.readAllBytes(file)));
        }
      }
    }
    return sources;
  }

  private static Map<String, String> environment(Path folder) throws IOException {
    Path file = folder.resolve(ENVIRONMENT);
    Properties properties = new Properties();
    properties.load(new StringReader(Files.exists(file) ? Files.readString(file) : ""));
    Map<String, String> environment = new HashMap<>();
    properties.forEach((name, value) -> environment.put((String) name, (String) value));
    return environment;
  }

  private static String text(ConfigurationBook book) {
    StringBuilder text = new StringBuilder();
    book.configuration().ifPresent(configuration -> describe(configuration, text));
    book.problems().forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }

  private static void describe(Configuration configuration, StringBuilder text) {
    Services services = configuration.services();
    Places places = configuration.places();
    String project = services.project() == null ? "project-of-credentials" : services.project();
    line(text, "project", services.project());
    line(text, "storage host", services.storageHost());
    line(text, "bigquery host", services.bigQueryHost());
    line(text, "impersonated", services.impersonated());
    line(text, "quota project", services.quotaProject());
    line(text, "tasks", places.journal().tasks().url());
    line(text, "running", places.journal().running().url());
    line(text, "done", places.journal().done().url());
    line(text, "errors", places.journal().errors().url());
    line(text, "scanned", places.watched(project).names());
    line(text, "hidden", places.watched(project).hidden().stream().map(Folder::url).toList());
    line(text, "rules", configuration.rules().url());
    line(
        text,
        "rules inside",
        configuration.rules().inline().stream().map(r -> r.origin()).toList());
    line(text, "rules looked at every", configuration.rules().checkEvery());
    line(text, "rules disabled", configuration.rules().disabled());
    line(text, "state", configuration.state());
    line(text, "tick every", configuration.tickEvery());
    line(text, "forget after", configuration.forgetAfter());
    line(text, "loads at once", configuration.quotas().loadsAtOnce());
    line(text, "quotas", quotas(configuration.quotas()));
  }

  private static String quotas(Quotas quotas) {
    return "table %d (%d, %d), updates %d (%d), project %d"
        .formatted(
            quotas.loadsPerTable().jobs(),
            quotas.partitioned().byIngestionTime(),
            quotas.partitioned().byColumn(),
            quotas.updatesPerTable().jobs(),
            quotas.partitioned().updates(),
            quotas.loadsPerProject().jobs());
  }

  private static void line(StringBuilder text, String label, Object value) {
    text.append(label).append(": ").append(value == null ? "-" : value).append('\n');
  }
}

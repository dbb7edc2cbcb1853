package dev.bqt.runtime.localcloud.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.load.LoadFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadySourcesTest {
  @TempDir private Path folder;

  @Test
  void whatStoodStillIsLoaded() throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    SteadySources sources = new SteadySources(Map.of("gs://b/a.json", file));
    assertThat(sources.with(new Nothing()).apply(null)).isNull();
  }

  @Test
  void whatWasDeletedAfterItWasReadIsLoaded() throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    SteadySources sources = new SteadySources(Map.of("gs://b/a.json", file));
    Files.delete(file);
    assertThat(sources.with(new Nothing()).apply(null)).isNull();
  }

  @Test
  void whatWasWrittenToMeanwhileIsNot() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    SteadySources sources = new SteadySources(Map.of("gs://b/a.json", file));
    Files.writeString(file, "{}{}");
    assertThatThrownBy(() -> sources.with(new Nothing()).apply(null))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("gs://b/a.json was written to while it was read");
  }

  private static final class Nothing implements JobKind.Change {
    @Override
    public ObjectNode apply(Connection connection) {
      return null;
    }

    @Override
    public void close() {}
  }
}

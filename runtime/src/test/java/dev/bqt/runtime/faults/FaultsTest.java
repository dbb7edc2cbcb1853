package dev.bqt.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same rows and the same files, whatever goes wrong: with every fifth call over the wire, with
 * the database, with the process itself. {@code -Dfaults.seeds=1..100} tries a hundred weathers.
 */
class FaultsTest {
  private static final Story STORY = Story.of(64);
  private static final double WIRE = 0.2;
  private static final double KILLS = 0.02;
  private static final double SQL = 0.15;
  private static final double SOME_SQL = 0.05;

  @TempDir private static Path calm;
  @TempDir private Path folder;
  private static Outcome expected;

  static LongStream seeds() {
    return Seeds.wanted();
  }

  @BeforeAll
  static void inFairWeather() throws IOException {
    try (World world = new World(calm, STORY, Weather.fair())) {
      expected = world.live();
      assertThat(world.mishaps()).isEmpty();
    }
    assertThat(expected.lines()).noneMatch(line -> line.startsWith("gs://bqt-ops/"));
    assertThat(expected.lines().stream().filter(line -> line.startsWith("row")))
        .hasSize(2 * (STORY.files().size() - (int) STORY.corrupt()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onTheWire(long seed) throws IOException {
    endsAsInFairWeather(new Weather(seed, WIRE, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onTheWireAndKilled(long seed) throws IOException {
    endsAsInFairWeather(new Weather(seed, WIRE, KILLS, 0));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inTheDatabase(long seed) throws IOException {
    endsAsInFairWeather(new Weather(seed, 0, 0, SQL));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everywhere(long seed) throws IOException {
    endsAsInFairWeather(new Weather(seed, WIRE, KILLS, SOME_SQL));
  }

  private void endsAsInFairWeather(Weather weather) throws IOException {
    try (World world = new World(folder, STORY, weather)) {
      Outcome outcome = world.live();
      String told = weather.happened() + "\n" + String.join("\n", world.mishaps());
      assertThat(weather.happened()).as(told).hasSizeGreaterThan(2);
      assertThat(outcome.lines()).as(told).isEqualTo(expected.lines());
    }
  }
}

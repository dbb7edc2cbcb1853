package dev.bqt.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small story over sockets, with Google's clients on this side of a proxy that misbehaves and
 * {@code localcloud} on the other: the rows and files are those of fair weather. {@code
 * -Dfaults.seeds=1..100} tries a hundred weathers.
 */
class ProxyTest {
  private static final Story STORY = Story.of(24);
  private static final double WIRE = 0.2;

  @TempDir private static Path calm;
  @TempDir private Path folder;
  private static Outcome expected;

  static LongStream seeds() {
    return Seeds.wanted();
  }

  @BeforeAll
  static void inFairWeather() throws IOException {
    try (World world = World.overSockets(calm, STORY, Weather.fair())) {
      expected = world.live();
      assertThat(world.mishaps()).isEmpty();
    }
    assertThat(expected.lines().stream().filter(line -> line.startsWith("row")))
        .hasSize(2 * (STORY.files().size() - (int) STORY.corrupt()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theRowsAreTheSame(long seed) throws IOException {
    Weather weather = new Weather(seed, WIRE, 0, 0);
    try (World world = World.overSockets(folder, STORY, weather)) {
      Outcome outcome = world.live();
      Map<String, Integer> happened = weather.happened();
      String told = happened + "\n" + String.join("\n", world.mishaps());
      assertThat(happened).as(told).containsKeys("DROP", "LOSE_REPLY", "REPEAT", "CUT", "DELAY");
      assertThat(outcome.lines()).as(told).isEqualTo(expected.lines());
    }
  }
}

package dev.bqt.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultyLineTest {
  private static final int CALLS = 500;
  private final List<String> arrived = new ArrayList<>();

  private FaultyLine.Heard answer(FaultyLine.Sent request) {
    arrived.add(request.url());
    return new FaultyLine.Heard(
        200, Map.of(), request.url().getBytes(StandardCharsets.UTF_8), false);
  }

  private List<String> heard(FaultyLine line) {
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      try {
        FaultyLine.Heard answer =
            line.call(new FaultyLine.Sent("GET", "call " + i, Map.of(), null, null));
        heard.add(answer.status() + (answer.isCut() ? " cut" : ""));
      } catch (IOException nothing) {
        heard.add(nothing.getMessage());
      }
    }
    return heard;
  }

  @Test
  void theSameSeedAndTheSameCallsGiveTheSameFaults() {
    List<String> first = heard(new FaultyLine(this::answer, new Random(3), 0.2));
    List<String> arrivals = List.copyOf(arrived);
    arrived.clear();

    assertThat(heard(new FaultyLine(this::answer, new Random(3), 0.2))).isEqualTo(first);
    assertThat(arrived).isEqualTo(arrivals);
    assertThat(heard(new FaultyLine(this::answer, new Random(4), 0.2))).isNotEqualTo(first);
  }

  @Test
  void aFifthGoesWrongInEveryWay() {
    FaultyLine line = new FaultyLine(this::answer, new Random(5), 0.2);
    List<String> heard = heard(line);

    assertThat(line.happened()).containsOnlyKeys(Fault.values());
    assertThat(line.happened().values().stream().mapToInt(Integer::intValue).sum())
        .isBetween(CALLS / 7, CALLS / 4);
    assertThat(heard)
        .contains("200", "200 cut", "409", "412", "429", "500", "503")
        .contains("Connection reset", "Read timed out");
  }

  @Test
  void whatIsDelayedArrivesInTheEnd() throws IOException {
    FaultyLine line = new FaultyLine(this::answer, new Random(5), 1);
    heard(line);
    line.mend();

    Map<Fault, Integer> happened = line.happened();
    int expected =
        happened.get(Fault.CUT)
            + 2 * happened.get(Fault.REPEAT)
            + happened.get(Fault.LOSE_REPLY)
            + happened.get(Fault.DELAY);
    assertThat(arrived).hasSize(expected);
    assertThat(heard(line)).containsOnly("200");
  }
}

package dev.bqt.runtime.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.ObjectVersion;
import dev.bqt.runtime.fake.MemoryStore;
import dev.bqt.runtime.route.RouteAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A move of many files in a world where some calls are answered with "try later". */
class MoveActionTest {
  private static final int FILES = 10;
  private static final RouteAction.Move MOVE =
      new RouteAction.Move(List.of(), "gs://archive/done", false);

  private final MemoryStore store = new MemoryStore(1000);
  private final List<ObjectVersion> files = new ArrayList<>();
  private final MoveAction action = new MoveAction(store);

  MoveActionTest() {
    for (int i = 0; i < FILES; i++) {
      files.add(store.put("landing", "data/" + i, "{}"));
    }
  }

  @Test
  void theNextTryAsksOnlyForWhatIsMissing() {
    store.breakCopies("data/2", 1);
    store.breakCopies("data/7", 1);
    assertThatThrownBy(() -> action.run(MOVE, files, () -> {})).isInstanceOf(CloudFailure.class);
    assertThat(store.calls("copyIfAbsent")).isEqualTo(FILES);
    assertThat(store.names("archive")).hasSize(FILES - 2);
    assertThat(store.names("landing")).as("copies first").hasSize(FILES);

    assertThat(action.run(MOVE, files, () -> {}).leftAlone()).isEmpty();
    assertThat(store.calls("copyIfAbsent")).isEqualTo(FILES + 2);
    assertThat(store.names("archive")).hasSize(FILES);
    assertThat(store.names("landing")).isEmpty();
  }

  @Test
  void severalFailuresInARowEndTheTry() {
    for (ObjectVersion file : files) {
      store.breakCopies(file.name(), 1);
    }
    assertThatThrownBy(() -> action.run(MOVE, files, () -> {})).isInstanceOf(CloudFailure.class);
    assertThat(store.calls("copyIfAbsent")).isLessThan(FILES);
    assertThat(store.names("landing")).hasSize(FILES);
  }

  @Test
  void anotherProcessRecognisesTheCopies() {
    store.breakCopies("data/9", 1);
    assertThatThrownBy(() -> action.run(MOVE, files, () -> {})).isInstanceOf(CloudFailure.class);
    assertThat(new MoveAction(store).run(MOVE, files, () -> {}).leftAlone()).isEmpty();
    assertThat(store.names("archive")).hasSize(FILES);
    assertThat(store.names("landing")).isEmpty();
  }

  @Test
  void aNewGenerationIsMovedAfresh() {
    assertThat(action.run(MOVE, files, () -> {}).done()).isTrue();
    store.remove("archive", "done/data/0");
    ObjectVersion again = store.put("landing", "data/0", "[]");
    assertThat(action.run(MOVE, List.of(again), () -> {}).done()).isTrue();
    assertThat(store.names("archive")).contains("done/data/0");
    assertThat(store.names("landing")).isEmpty();
  }
}

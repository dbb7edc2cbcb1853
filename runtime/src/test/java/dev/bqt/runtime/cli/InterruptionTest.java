package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Ctrl-C: what runs is asked to stop, and the process does not end before it has tidied up. */
class InterruptionTest {

  @Test
  void theProcessEndsAfterWhatRan() throws InterruptedException {
    List<String> story = new CopyOnWriteArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    Thread end;
    try (Interruption interruption = Interruption.listen()) {
      interruption.whenAsked(
          () -> {
            story.add("asked");
            asked.countDown();
          });
      end =
          new Thread(
              () -> {
                interruption.ask();
                story.add("process ends");
              });
      end.start();
      asked.await();
      story.add("tidied up");
    }
    end.join();
    assertThat(story).containsExactly("asked", "tidied up", "process ends");
  }

  @Test
  void whoIsAskedBeforeItRunsStopsAtOnce() throws InterruptedException {
    List<String> story = new CopyOnWriteArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    Thread end;
    try (Interruption interruption = Interruption.listen()) {
      interruption.whenAsked(asked::countDown);
      end = new Thread(interruption::ask);
      end.start();
      asked.await();
      interruption.whenAsked(() -> story.add("stopped"));
      assertThat(story).containsExactly("stopped");
    }
    end.join();
  }
}

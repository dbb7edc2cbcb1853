package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import java.nio.file.Path;

/** Where a case plays: the two services, as the runner meets them and as people change them. */
interface World extends AutoCloseable {

  /** Makes a world with the case's tables and with nothing in its buckets. */
  interface Maker {
    /**
     * @param folder empty; for whatever the world keeps on the disk
     */
    World make(Path folder, CaseFolder story, SimulatedClock clock);
  }

  /** Google's clients, connected to it. */
  GoogleCloud doors();

  /** The same, over lines that the weather leaves. */
  GoogleCloud doors(Weather weather);

  /** A second begins: what was on its way until now is there. */
  void beginSecond();

  /** Does it, and says what it did. */
  String apply(Act act);

  /** The second is over: jobs that were asked for in it end. */
  void endSecond();

  /** Whether no file is on its way any more. */
  boolean isSettled();

  /** The story is over: from now on whoever asks for a job waits for its end. */
  void endStory();

  /** Whether it is as the laws take services to be: others' emulators depart from them. */
  boolean keepsTheLaws();

  @Override
  void close();
}

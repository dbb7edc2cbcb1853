package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.localcloud.LocalCloud;
import dev.bqt.runtime.localcloud.LocalCloudSettings;
import java.nio.file.Path;

/** A directory with {@code localcloud} in front of it, in this process. */
final class LocalWorld implements World {
  private final Site site;
  private final SimulatedClock clock;
  private final JobQueue jobs = new JobQueue();
  private final LocalCloud cloud;
  private final GoogleCloud doors;

  private LocalWorld(Site site, SimulatedClock clock) {
    this.site = site;
    this.clock = clock;
    this.cloud =
        LocalCloud.open(
            new LocalCloudSettings(site.root(), CaseRun.PROJECT, clock, jobs, failpoint -> {}));
    this.doors = doors(Weather.fair());
  }

  static World make(Path folder, CaseFolder story, SimulatedClock clock) {
    return new LocalWorld(Site.layOut(folder, story), clock);
  }

  @Override
  public GoogleCloud doors() {
    return doors;
  }

  @Override
  public GoogleCloud doors(Weather weather) {
    return GoogleCloud.open(
        CloudSettings.inProcess(CaseRun.PROJECT, weather.over(cloud.transport())));
  }

  /** Files settle by the clock alone. */
  @Override
  public void beginSecond() {}

  @Override
  public String apply(Act act) {
    return site.apply(act, clock.second());
  }

  @Override
  public void endSecond() {
    jobs.drain();
  }

  @Override
  public boolean isSettled() {
    return cloud.nextSettling().isEmpty();
  }

  @Override
  public void endStory() {
    jobs.runAtOnce();
  }

  @Override
  public boolean keepsTheLaws() {
    return true;
  }

  @Override
  public void close() {
    cloud.close();
  }
}

package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import dev.bqt.e2e.emulator.Emulators;
import dev.bqt.e2e.emulator.SimulatedTimes;
import dev.bqt.e2e.emulator.SimulatedTransport;
import dev.bqt.e2e.emulator.SimulatedTransport.Project;
import dev.bqt.runtime.cloud.CloudSettings;
import dev.bqt.runtime.cloud.google.GoogleCloud;
import dev.bqt.runtime.config.RunnerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two emulators, emptied, behind sockets. What a file does in a folder an upload does here: it
 * takes two seconds, and so long there is nothing under its name; what is dated so long ago is
 * there at once.
 */
final class EmulatorWorld implements World {
  private static final long UPLOAD_SECONDS = 2;
  private static final Pattern SCHEMA = Pattern.compile("(?i)CREATE SCHEMA\\s+(\\w+)");

  private final Emulators emulators;
  private final String project;
  private final SimulatedClock clock;
  private final SimulatedTimes times;
  private final SimulatedTransport transport;
  private final GoogleCloud doors;
  private final Map<String, Upload> uploads = new LinkedHashMap<>();

  /** A file on its way, which is there from that second on. */
  private record Upload(Act act, SimulatedTimes.Version version, long there) {}

  private EmulatorWorld(Emulators emulators, String project, SimulatedClock clock) {
    this.emulators = emulators;
    this.project = project;
    this.clock = clock;
    this.times = new SimulatedTimes(clock);
    this.transport = new SimulatedTransport(times, new Project(CaseRun.PROJECT, project));
    this.doors = doors(Weather.fair());
  }

  /** Plays in the emulators' project {@code case-NNN}, which has to be there. */
  static World make(Emulators emulators, CaseFolder story, SimulatedClock clock) {
    EmulatorWorld world = new EmulatorWorld(emulators, "case-" + story.number(), clock);
    emulators.reset(world.project);
    emulators.makeBucket(RunnerConfig.local().operationsBucket());
    world.makeTables(story.schema());
    return world;
  }

  private void makeTables(Path schema) {
    for (String statement : text(schema).split(";")) {
      Matcher dataset = SCHEMA.matcher(statement);
      if (dataset.find()) {
        emulators.makeDataset(project, dataset.group(1));
      } else if (!statement.isBlank()) {
        doors.warehouse().query(statement);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public GoogleCloud doors() {
    return doors;
  }

  @Override
  public GoogleCloud doors(Weather weather) {
    return GoogleCloud.open(
        new CloudSettings(
            CaseRun.PROJECT,
            weather.over(transport),
            emulators.storage(),
            emulators.bigQuery(),
            false));
  }

  @Override
  public void beginSecond() {
    List<Upload> ended = new ArrayList<>(uploads.values());
    ended.removeIf(upload -> upload.there() > clock.second());
    ended.forEach(this::end);
  }

  private void end(Upload upload) {
    Act act = upload.act();
    uploads.remove(act.object());
    times.written(emulators.put(act.bucket(), act.name(), act.content()), upload.version());
  }

  @Override
  public String apply(Act act) {
    boolean uploading = uploads.remove(act.object()) != null;
    boolean there = emulators.hasObject(act.bucket(), act.name());
    if (there) {
      emulators.deleteObject(act.bucket(), act.name());
    }
    if (!act.isDelete()) {
      if (!emulators.hasBucket(act.bucket())) {
        emulators.makeBucket(act.bucket());
      }
      if (!act.onlyMakesFolder()) {
        begin(act);
      }
    }
    return act.told(clock.second(), there || uploading);
  }

  private void begin(Act act) {
    long modified = act.modified(clock.second());
    Upload upload =
        new Upload(
            act, times.next(SimulatedClock.START.plusSeconds(modified)), modified + UPLOAD_SECONDS);
    uploads.put(act.object(), upload);
    if (upload.there() <= clock.second()) {
      end(upload);
    }
  }

  @Override
  public void endSecond() {
    transport.endJobs();
  }

  @Override
  public boolean isSettled() {
    return uploads.isEmpty();
  }

  @Override
  public void endStory() {
    transport.endJobs();
  }

  @Override
  public boolean keepsTheLaws() {
    return false;
  }

  /** What the case left is there until the next one begins, for whoever wants to look. */
  @Override
  public void close() {}
}

package dev.bqt.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.laws.SiteView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One folder in which processes are killed while files come. */
final class ChaosSite {
  private static final String NONE = ".";
  private static final int AT_FAILPOINT_PERCENT = 75;
  private static final int ACCOMPANIED_PERCENT = 15;
  private static final int LONGEST_MILLIS = 10_000;
  private static final int UNTIL_IDLE_MILLIS = 30_000;
  private static final int KILLS_BETWEEN_CHECKS = 100;

  private final Path folder;
  private final Path jar;
  private final Plan plan;
  private final Consumer<String> died;
  private final List<String> arrows;
  private final ChaosStory story;
  private final Random random;
  private int killed;

  /**
   * What is to happen.
   *
   * @param seed of all choices
   * @param kills how many processes are killed
   * @param files how many come meanwhile
   */
  record Plan(long seed, int kills, int files) {}

  /**
   * How a process is to be killed.
   *
   * @param arrow where it is halted; when it is not reached it is killed all the same
   * @param times how often that is reached before
   * @param atFailpoint whether that counts, or the moment
   * @param moment after so many milliseconds
   * @param company whether another process works in the same folder, and is killed as well
   */
  private record Draw(String arrow, int times, boolean atFailpoint, int moment, boolean company) {}

  /**
   * @param folder empty
   * @param jar what is killed
   * @param died told of each kill: the arrow, or that there was none
   */
  ChaosSite(Path folder, Path jar, Plan plan, Consumer<String> died) {
    this.folder = folder;
    this.jar = jar;
    this.plan = plan;
    this.died = died;
    this.arrows = List.copyOf(Arrows.ofEveryDay());
    this.story = new ChaosStory(folder, new Random(plan.seed()));
    this.random = new Random(~plan.seed());
  }

  /** Kills, and holds what has come of it against the laws now and then, and at the end. */
  SiteView run() {
    story.next(NONE);
    rest();
    for (int check = KILLS_BETWEEN_CHECKS; killed < plan.kills(); ) {
      kill(draw());
      if (killed >= check) {
        check += KILLS_BETWEEN_CHECKS;
        rest();
      }
    }
    deliver(NONE, 0);
    return rest();
  }

  private SiteView rest() {
    Child.Ended ended = start(Map.of(), List.of()).end();
    assertThat(ended.exitCode()).as(ended.said()).isIn(0, 1);
    try {
      return Folder.atRest(folder, story.deliveries().told());
    } catch (AssertionError broken) {
      String when = plan + ", after " + killed + " kills; it said:\n" + ended.said();
      throw new AssertionError(when, broken);
    }
  }

  private Draw draw() {
    return new Draw(
        arrows.get(random.nextInt(arrows.size())),
        random.nextInt(100) < 70 ? 1 : 1 + random.nextInt(8),
        random.nextInt(100) < AT_FAILPOINT_PERCENT,
        500 + random.nextInt(LONGEST_MILLIS / 2),
        random.nextInt(100) < ACCOMPANIED_PERCENT);
  }

  /** As many files as are due by now, in the share of the kills that are done. */
  private void deliver(String arrow, int ahead) {
    long due = (long) plan.files() * (killed + ahead) / plan.kills();
    while (story.delivered() < due) {
      story.next(arrow);
    }
  }

  private void kill(Draw draw) {
    deliver(draw.arrow(), 1);
    List<Child> company = new ArrayList<>();
    if (draw.company()) {
      company.add(start(Map.of(), List.of()));
    }
    Map<String, String> environment =
        draw.atFailpoint()
            ? Map.of("BQT_FAILPOINT", draw.arrow() + "#" + draw.times())
            : Map.<String, String>of();
    Child child = start(environment, command(draw));
    long patience = draw.atFailpoint() ? patience(draw) : draw.moment();
    boolean ended = child.endsWithin(Math.min(patience, draw.moment()));
    // Files also come while it runs.
    deliver(draw.arrow(), 2);
    ended = ended || child.endsWithin(Math.max(0, patience - draw.moment()));
    if (!ended) {
      child.kill();
    }
    count(child.end(), ended ? draw.arrow() : "(at any moment)");
    for (Child other : company) {
      boolean itself = other.endsWithin(draw.moment() / 4);
      if (!itself) {
        other.kill();
      }
      count(other.end(), "(in company)");
    }
  }

  private static int patience(Draw draw) {
    return draw.arrow().startsWith("objects.vanish") ? UNTIL_IDLE_MILLIS : LONGEST_MILLIS;
  }

  /** One that ended because nothing was left to do is not counted. */
  private void count(Child.Ended end, String where) {
    if (end.exitCode() == Child.KILLED) {
      killed++;
      died.accept(where);
    } else {
      assertThat(end.exitCode()).as(where + ", it said:\n" + end.said()).isIn(0, 1);
    }
  }

  private static List<String> command(Draw draw) {
    if (draw.arrow().startsWith("bigquery.query.")) {
      return List.of("query", "--local", ".", "SELECT COUNT(*) FROM shop.orders");
    }
    boolean retries =
        draw.arrow().startsWith("objects.retry.") || draw.arrow().startsWith("step.retry.");
    return retries ? List.of("--retry-failed") : List.of();
  }

  /**
   * @param command beyond {@code run}; or another command
   */
  private Child start(Map<String, String> environment, List<String> command) {
    List<String> all = new ArrayList<>();
    if (command.isEmpty() || command.get(0).startsWith("-")) {
      all.addAll(List.of("run", "rule.bqt", "--local", ".", "--until-idle", "--debug"));
    }
    all.addAll(command);
    return Child.start(folder, jar, environment, all.toArray(String[]::new));
  }
}

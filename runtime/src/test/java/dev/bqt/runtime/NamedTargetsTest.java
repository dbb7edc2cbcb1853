package dev.bqt.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.ledger.WindowRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step that deletes or moves what its rule names is about the generations that were there when it
 * was first tried: what comes under the name after a crash is another's.
 */
class NamedTargetsTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"},
        "OnSuccess": [{"Action": "%s", "Request": {"%s": ["gs://flags/go", "gs://flags/no"]%s}}]}]
      """;

  private static String rule(String action) {
    return action.equals("move")
        ? RULE.formatted(action, "SourceURLs", ", \"DestURL\": \"gs://archive/old\"")
        : RULE.formatted(action, "URLs", "");
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete | step.aim.after
          delete | step.done.before
          delete | step.done.after
          move   | step.aim.after
          move   | step.done.before
          move   | step.done.after
          """)
  void aNameThatCameBackAfterACrashSurvives(String action, String arrow) {
    Cut cut = new Cut(arrow);
    try (Site site = new Site(rule(action), cut::reach)) {
      load(site);
      site.store().put("flags", "go", "first");
      cut.tick(site, 6);
      assertThat(cut.crashed).isTrue();
      site.store().put("flags", "go", "second");
      site.follow(rule(action));
      cut.tick(site, 7);
      assertThat(site.store().read("flags", "go")).contains("second".getBytes());
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
    }
  }

  @Test
  void beforeItIsWrittenDownNothingIsTouched() {
    Cut cut = new Cut("step.aim.before");
    try (Site site = new Site(rule("delete"), cut::reach)) {
      load(site);
      site.store().put("flags", "go", "first");
      cut.tick(site, 6);
      assertThat(cut.crashed).isTrue();
      assertThat(site.store().names("flags")).containsExactly("go");
      cut.tick(site, 7);
      assertThat(site.store().names("flags")).isEmpty();
    }
  }

  @Test
  void whatIsNotThereAtFirstIsLeftAloneWhenItComes() {
    try (Site site = new Site(rule("move"))) {
      load(site);
      site.store().put("flags", "go", "first");
      site.store().breakCopies("go", 1);
      site.tick(6);
      site.store().put("flags", "no", "late");
      site.tick(8);
      assertThat(site.store().names("archive")).containsExactly("old/go");
      assertThat(site.store().names("flags")).containsExactly("no");
    }
  }

  private static void load(Site site) {
    site.put(1, "data/a");
    site.tick(4);
    site.warehouse().succeedAll(1);
  }

  /** Crashes once, at its arrow. */
  private static final class Cut {
    private final String arrow;
    private boolean crashed;

    Cut(String arrow) {
      this.arrow = arrow;
    }

    void reach(String name) {
      if (name.equals(arrow) && !crashed) {
        crashed = true;
        throw new Crash();
      }
    }

    void tick(Site site, int second) {
      try {
        site.tick(second);
      } catch (Crash crash) {
        assertThat(crashed).isTrue();
      }
    }
  }
}

package dev.bqt.runtime.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.cloud.Folder;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change while they are followed. */
class FollowedRulesTest {
  private static final String RULE =
      "{\"When\": {\"Prefix\": \"/%s/\"}, \"Dest\": {\"Table\": \"ds.%s\"}, \"Batch\": {}}";
  private static final String NO_RULES = "{\"Disabled\": true, \"Dest\": {\"Table\": \"ds.none\"}}";

  private final Site site = new Site(NO_RULES);
  private final List<String> told = new ArrayList<>();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    site.close();
  }

  private RuleWatch watch(RuleOrigin... origins) {
    RuleReading reading = new RuleReading(Values.NONE, new PrintWriter(err), false, true, false);
    return new RuleWatch(List.of(origins), reading, Duration.ofSeconds(60));
  }

  private FollowedRules follow(RuleWatch watch) {
    Runner runner = new Runner(RunnerConfig.local(), site.ledger(), site.store(), site.warehouse());
    List<Route> first = watch.first(Site.at(0)).orElseThrow().routes();
    return new FollowedRules(runner, watch, first, told::add, Site.at(0));
  }

  private RuleBucket bucket() {
    return new RuleBucket(site.store(), new Folder("conf", "rules"));
  }

  private void rule(String name, String folder, String table) {
    site.store().put("conf", "rules/" + name, RULE.formatted(folder, table));
  }

  private List<String> destinations() {
    return site.windows().stream().map(window -> window.key().destination()).sorted().toList();
  }

  @Test
  void aRuleThatGoesWhileTheyAreReadLeavesASetOfThoseThatAreThere() {
    rule("a.json", "in", "t");
    rule("b.json", "b", "b");
    site.store()
        .beforeNextRead(
            () -> {
              site.store().remove("conf", "rules/a.json");
              rule("c.json", "in", "u");
            });
    assertThat(bucket().read())
        .extracting(RouteSource::origin)
        .containsExactly("gs://conf/rules/b.json", "gs://conf/rules/c.json");
  }

  @Test
  void aChangeIsFollowedAndTold() {
    rule("a.json", "in", "t");
    rule("b.json", "b", "b");
    FollowedRules rules = follow(watch(bucket()));
    site.put(1, "in/1");
    rules.pass(Site.at(2));

    rule("a.json", "in", "u");
    rule("c.json", "c", "c");
    site.store().remove("conf", "rules/b.json");
    rules.pass(Site.at(59));
    rules.pass(Site.at(60));
    assertThat(told).as("what is gone may come back").isEmpty();
    rules.pass(Site.at(120));
    site.put(121, "in/2");
    rules.pass(Site.at(122));

    assertThat(told).containsExactly("the rules have changed: 2 rules, 1 new, 1 changed, 1 gone");
    assertThat(destinations()).hasSize(2).anyMatch(d -> d.endsWith("ds.t"));
    assertThat(destinations()).anyMatch(d -> d.endsWith("ds.u"));
  }

  @Test
  void aRuleThatMovesItsFilesToWhereTheyLandIsToldOnce() {
    String moves =
        "{\"Info\": {\"Workflow\": \"orders\"}, \"When\": {\"Prefix\": \"/in/\"},"
            + " \"Dest\": {\"Table\": \"ds.t\"},"
            + " \"OnSuccess\": [{\"Action\": \"move\", \"Request\": {\"DestURL\": \"gs://%s\"}}]}";
    site.store().put("conf", "rules/a.json", moves.formatted("landing"));
    site.store().put("conf", "rules/b.json", moves.formatted("landing/done"));
    site.store().put("conf", "rules/c.json", moves.formatted("archive"));
    site.put(1, "in/1");
    FollowedRules rules = follow(watch(bucket()));
    rules.pass(Site.at(2));
    rules.pass(Site.at(5));
    assertThat(told)
        .containsExactly(
            "rule \"orders\" takes nothing of gs://landing/in/:"
                + " that is where it moves its own files to");
  }

  @Test
  void aRuleThatHasMovedFilesIsNotTold() {
    rule("a.json", "in", "t");
    site.store()
        .put(
            "conf",
            "rules/a.json",
            "{\"When\": {\"Prefix\": \"/in/\"}, \"Dest\": {\"Table\": \"ds.t\"}, \"OnSuccess\":"
                + " [{\"Action\": \"move\", \"Request\": {\"DestURL\": \"gs://archive\"}}]}");
    site.put(1, "in/1.json");
    FollowedRules rules = follow(watch(bucket()));
    rules.pass(Site.at(4));
    site.warehouse().succeedAll(1);
    rules.pass(Site.at(5));
    assertThat(site.store().names("archive")).containsExactly("in/1.json");
    follow(watch(bucket()));
    assertThat(told).isEmpty();
  }

  @Test
  void aBrokenRuleKeepsAllOldOnesAndIsToldOnceForEachChange() {
    rule("a.json", "in", "t");
    RuleWatch watch = watch(bucket());
    FollowedRules rules = follow(watch);

    rule("b.json", "b", "b");
    site.store().put("conf", "rules/a.json", "{\"Dest\": {}}");
    rules.pass(Site.at(60));
    rules.pass(Site.at(120));
    site.put(121, "in/1");
    site.put(121, "b/1");
    rules.pass(Site.at(122));

    assertThat(told)
        .containsExactly("the rules have changed and are wrong: those from before stay in use");
    assertThat(err.toString()).containsOnlyOnce("gs://conf/rules/a.json:1:10: error");
    assertThat(destinations()).singleElement().asString().endsWith("ds.t");
    assertThat(watch.isBehind()).isTrue();

    rule("a.json", "in", "u");
    rules.pass(Site.at(180));
    assertThat(told).last().isEqualTo("the rules have changed: 2 rules, 1 new, 1 changed");
    assertThat(watch.isBehind()).isFalse();
  }

  @Test
  void aRuleThatIsAwayForAMomentHasChangedAndIsNotGone() {
    rule("a.json", "in", "t");
    rule("b.json", "b", "b");
    FollowedRules rules = follow(watch(bucket()));
    site.store().remove("conf", "rules/b.json");
    rules.pass(Site.at(60));
    rule("b.json", "b", "longer");
    rules.pass(Site.at(120));
    assertThat(told).containsExactly("the rules have changed: 2 rules, 1 changed");
  }

  @Test
  void aChangeIsGivenUntilItIsFollowed() {
    rule("a.json", "in", "t");
    RuleWatch watch = watch(bucket());
    watch.first(Site.at(0));
    rule("a.json", "in", "u");
    assertThat(watch.changed(Site.at(60), told::add)).isPresent();
    assertThat(watch.changed(Site.at(120), told::add)).as("the ledger was busy").isPresent();
    watch.followed();
    assertThat(watch.changed(Site.at(180), told::add)).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtChangesNothingAndIsToldOnce() {
    rule("a.json", "in", "t");
    RuleWatch watch = watch(bucket());
    FollowedRules rules = follow(watch);

    site.store().remove("conf", "rules/a.json");
    rules.pass(Site.at(60));
    rules.pass(Site.at(120));
    assertThat(told)
        .containsExactly(
            "the rules from before stay in use: there are no rules (.bqt, .json, .yaml) below"
                + " gs://conf/rules/");
    assertThat(watch.isBehind()).isTrue();

    rule("a.json", "in", "t");
    rules.pass(Site.at(180));
    assertThat(told).last().isEqualTo("the rules have changed: 1 rule");
    assertThat(watch.isBehind()).isFalse();
  }

  @Test
  void rulesAreOnlyReadWhenOneOfThemHasChanged() {
    rule("a.json", "in", "t");
    FollowedRules rules = follow(watch(bucket()));
    int reads = site.store().calls("read");
    rules.pass(Site.at(60));
    rules.pass(Site.at(120));
    assertThat(site.store().calls("read")).isEqualTo(reads);
  }

  @Test
  void filesAreFollowedToo() throws IOException {
    Path file = Files.writeString(folder.resolve("r.bqt"), sentence("t"));
    FollowedRules rules = follow(watch(new RuleFiles(List.of(folder))));
    Files.writeString(file, sentence("longer"));
    rules.pass(Site.at(60));
    Files.writeString(file, "WHEN");
    rules.pass(Site.at(120));
    assertThat(told)
        .containsExactly(
            "the rules have changed: 1 rule, 1 changed",
            "the rules have changed and are wrong: those from before stay in use");
    assertThat(err.toString()).contains("r.bqt");
  }

  private static String sentence(String table) {
    return "RULE r WHEN PREFIX \"/in/\" LOAD INTO ds." + table + " BATCH 60s;\n";
  }

  @Test
  void aUrlMayNameOneFile() {
    rule("a.json", "in", "t");
    rule("a.json.json", "in", "t");
    RuleBucket one = new RuleBucket(site.store(), new Folder("conf", "rules/a.json"));
    assertThat(one.stamps()).containsOnlyKeys("gs://conf/rules/a.json");
  }

  @Test
  void whereThereAreNoneItIsSaid() {
    assertThatThrownBy(() -> watch(bucket()).first(Site.at(0)))
        .isInstanceOf(RulesAmiss.class)
        .hasMessageContaining("below gs://conf/rules/");
    assertThatThrownBy(() -> watch(new RuleFiles(List.of(folder))).first(Site.at(0)))
        .isInstanceOf(RulesAmiss.class)
        .hasMessageContaining("below " + folder);
  }
}

package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --config}, over HTTP. */
class RemoteRunTest {
  private static final String RULE =
      "WHEN PREFIX \"/data/\" SUFFIX \".json\" LOAD INTO shop.orders BATCH 10s ON SUCCESS DELETE;\n";
  private static final String RULE_JSON =
      "{\"When\": {\"Prefix\": \"/data/\"}, \"Dest\": {\"Table\": \"shop.orders\"},"
          + " \"Batch\": {\"Window\": {\"DurationInSec\": 10}}}";

  @TempDir private Path folder;
  private ServedFolder served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedFolder(folder);
  }

  @AfterEach
  void close() {
    served.close();
  }

  private int run(String rules, String configuration) {
    return served.run("run", rules, "--config", configuration, "--until-idle");
  }

  @Test
  void everythingIsWhereTheConfigurationSays() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    served.put("p_bqtail", "data/2.json", "{\"id\": 2}");
    String configuration = served.configuration("");

    assertThat(run(served.rules("r.bqt", RULE), configuration)).as(served.err()).isZero();

    assertThat(served.out())
        .contains("1 rule, gs://p_bqtail in project local at " + served.host())
        .contains("ledger in " + folder.resolve("bqt-state") + " (new: ");
    assertThat(served.names("p_bqtail")).isEmpty();
    assertThat(served.names("ops"))
        .hasSize(3)
        .allMatch(
            name ->
                name.matches("BqDispatch/Tasks/shop.orders_[0-9]+_[0-9]+[.]wi[ns]")
                    || name.matches("BqTail/Journal/Done/shop.orders/[0-9_-]+/[0-9]+[.]run"));
    assertThat(served.ids(configuration)).containsExactly("1", "2");
  }

  @Test
  void whatABrokenFileSaidIsAtTheErrorUrlAndInStatus() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": \"one\"}");
    String configuration = served.configuration("");

    assertThat(run(served.rules("r.bqt", RULE), configuration)).isEqualTo(ExitCode.FINDINGS);

    assertThat(served.out()).contains("status --config " + configuration);
    assertThat(served.names("ops")).anyMatch(name -> name.startsWith("BqTail/errors/shop.orders/"));
    assertThat(served.run("status", "--config", configuration)).isEqualTo(ExitCode.FINDINGS);
    assertThat(served.out()).contains("gs://p_bqtail/data/1.json");
    String state = folder.resolve("bqt-state").toString();
    assertThat(served.run("status", "--state", state)).isEqualTo(ExitCode.FINDINGS);
    assertThat(
            served.run(
                "resolve", "gs://p_bqtail/data/1.json", "--table-has", "old", "--state", state))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err()).contains("is not held");
  }

  @Test
  void foldersOfTheFunctionsAreNotScannedAndOtherBucketsNeither() throws IOException {
    String all = "WHEN SUFFIX \".json\" LOAD INTO shop.orders BATCH 10s;\n";
    for (String name : new String[] {"_batch_/1.json", "_load_/2.json", "_bqjob_/h/3.json"}) {
      served.put("p_bqtail", name, "{\"id\": 0}");
    }
    served.put("p_bqtail", "corrupted/4.json", "{\"id\": 0}");
    served.put("conf", "5.json", "{\"id\": 0}");
    served.put("p_bqtail", "6.json", "{\"id\": 6}");
    served.put("more", "7.json", "{\"id\": 7}");
    String configuration =
        served.configuration(
            "\"CorruptedFileURL\": \"gs://p_bqtail/corrupted\",", "\"Buckets\": [\"more\"],");

    assertThat(run(served.rules("r.bqt", all), configuration)).as(served.err()).isZero();

    assertThat(served.ids(configuration)).containsExactly("6", "7");
  }

  @Test
  void rulesMayLieInABucketAndInTheConfiguration() throws IOException {
    served.put("conf", "Rules/deep/r.json", RULE_JSON);
    served.put("conf", "Rules/s.bqt", RULE.replace("data", "sentence"));
    served.put("conf", "Rules/_.cache", "no rule");
    served.put("conf", "Other/r.json", "no rule");
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    served.put("p_bqtail", "sentence/2.json", "{\"id\": 2}");
    served.put("p_bqtail", "inside/3.json", "{\"id\": 3}");
    String configuration =
        served.configuration(
            "\"RulesURL\": \"gs://conf/Rules\", \"Rules\": ["
                + RULE_JSON.replace("data", "inside")
                + "],");

    assertThat(served.run("run", "--config", configuration, "--until-idle"))
        .as(served.err())
        .isZero();

    assertThat(served.out()).contains("3 rules, gs://p_bqtail");
    assertThat(served.ids(configuration)).containsExactly("1", "2", "3");
  }

  @Test
  void aRuleInsideTheConfigurationIsToldByItsPlace() throws IOException {
    String configuration = served.configuration("\"Rules\": [{\"Dest\": {\"Tabel\": \"ds.t\"}}],");
    assertThat(served.run("run", "--config", configuration)).isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .contains("bqtail.json:2:", "$.Rules[0].Dest.Tabel: unknown key", "did you mean Table?")
        .contains("bqt: a rule cannot be run, so none is: mend it, or write DISABLED before");
  }

  @Test
  void optionsThatCannotBeAskedForAreNamedBeforeAnythingIsRun() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    String bad =
        RULE_JSON.replace(
            "\"shop.orders\"",
            "\"shop.orders\", \"jsonExtension\": \"GEOJSON\", \"skipLeadingRows\": 1,"
                + " \"timePartitioning\": {\"field\": \"ts\"},"
                + " \"createDisposition\": \"CREATE_ALWAYS\"");
    String configuration = served.configuration("");

    assertThat(run(served.rules("r.json", bad), configuration)).isEqualTo(ExitCode.FINDINGS);

    assertThat(served.err())
        .contains(
            "r.json:1:",
            "$.Dest.jsonExtension: Google's client cannot ask BigQuery for this option — mend it,"
                + " or take jsonExtension out",
            "$.Dest.timePartitioning: option timePartitioning needs a field type",
            "$.Dest.createDisposition: option createDisposition must be one of",
            "bqt: a rule cannot be run, so none is: mend it, or write DISABLED before")
        .doesNotContain("skipLeadingRows");

    String disabled = bad.replace("{\"When\"", "{\"Disabled\": true, \"When\"");
    String good = RULE_JSON.replace("\"shop.orders\"", "\"shop.orders\", \"skipLeadingRows\": 1");
    String rules = served.rules("r.json", "[" + disabled + ", " + good + "]");
    assertThat(run(rules, configuration)).as(served.err()).isZero();
    assertThat(served.ids(configuration)).containsExactly("1");
  }

  @Test
  void halfASetOfRulesIsNotRun() throws IOException {
    served.put("conf", "Rules/good.json", RULE_JSON);
    served.put("conf", "Rules/broken.json", "{\"When\": {\"Prefix\": \"/x/\"}, \"Dest\": {}}");
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    String configuration = served.configuration("\"RulesURL\": \"gs://conf/Rules\",");

    assertThat(served.run("run", "--config", configuration, "--until-idle"))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(served.err())
        .contains("gs://conf/Rules/broken.json:1:")
        .contains("bqt: a rule cannot be run, so none is: mend it, or write DISABLED before");
    assertThat(served.out()).isEmpty();
    assertThat(served.ids(configuration)).isEmpty();
  }

  @Test
  void rulesThatAreNotWhereTheConfigurationSaysAreTold() throws IOException {
    String nowhere = served.configuration("\"RulesURL\": \"gs://nowhere/Rules\",");
    assertThat(served.run("run", "--config", nowhere)).isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .startsWith("bqt run: rules cannot be read: Listing gs://nowhere/Rules/ failed (404");

    String path = served.configuration("\"RulesURL\": \"no/rules\",");
    assertThat(served.run("run", "--config", path)).isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .isEqualTo("bqt run: there is no file or folder " + folder.resolve("no/rules") + ".\n");
  }

  @Test
  void disabledRulesLoadNothing() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    String configuration = served.configuration("\"Disabled\": true,");
    assertThat(run(served.rules("r.bqt", RULE), configuration)).isZero();
    assertThat(served.out()).contains("0 rules (1 more disabled)");
    assertThat(served.names("p_bqtail")).containsExactly("data/1.json");
  }

  @Test
  void withoutRulesThereIsNothingToRun() throws IOException {
    assertThat(served.run("run", "--config", served.configuration(""))).isEqualTo(ExitCode.USAGE);
    assertThat(served.err())
        .startsWith("bqt run: RULES are missing, and no RulesURL names any.\nUsage: ");
  }

  @Test
  void aBucketThatIsNotThereIsNamedAndTheOtherOneIsLoaded() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    String configuration = served.configuration("", "\"Buckets\": [\"nowhere\"],");

    assertThat(run(served.rules("r.bqt", RULE), configuration)).isEqualTo(ExitCode.FINDINGS);

    assertThat(served.out())
        .endsWith(
            "check that there is a bucket nowhere, and that project local is meant; nowhere is one"
                + " of Bqt.Buckets in the configuration\n")
        .contains("gs://nowhere/data/ was not scanned");
    assertThat(served.ids(configuration)).containsExactly("1");
  }

  @Test
  void aTriggerBucketThatIsNotThereIsToldOnceWithItsKeyHoweverManyPrefixesAreWatched()
      throws IOException {
    String configuration = served.configuration("");
    Path file = Path.of(configuration);
    Files.writeString(file, Files.readString(file).replace("p_bqtail", "wrong"));
    String rules = RULE + RULE.replace("data", "more") + RULE.replace("data", "other");

    assertThat(run(served.rules("r.bqt", rules), configuration)).isEqualTo(ExitCode.FINDINGS);

    assertThat(served.out().lines().filter(line -> line.contains("was not scanned")))
        .as("when it happens, and in the end")
        .hasSize(2)
        .allMatch(line -> line.endsWith("; wrong is TriggerBucket in the configuration"));
  }

  @Test
  void aJournalThatIsNotThereIsNamedBeforeAnythingIsDone() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    String configuration = served.configuration("\"DoneLoadProcessURL\": \"gs://nowhere/done\",");

    assertThat(run(served.rules("r.bqt", RULE), configuration)).isEqualTo(ExitCode.FINDINGS);

    assertThat(served.err())
        .startsWith("bqt run: DoneLoadProcessURL: Listing gs://nowhere/done/ failed (404 notFound")
        .contains("check that there is a bucket nowhere");
    assertThat(served.out()).isEmpty();
    assertThat(served.names("ops")).isEmpty();
  }

  @Test
  void aDatasetThatIsNotThereFailsItsRuleAlone() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    served.put("p_bqtail", "other/2.json", "{\"id\": 2}");
    String other = RULE.replace("data", "other").replace("shop", "nowhere");
    String configuration = served.configuration("");

    assertThat(run(served.rules("r.bqt", RULE + other), configuration))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(served.out()).contains("There is no dataset local.nowhere: create it");
    assertThat(served.ids(configuration)).containsExactly("1");
  }

  @Test
  void aStateFolderWithoutLedgerIsToldOf() throws IOException {
    assertThat(served.run("status", "--state", folder.resolve("nothing").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .isEqualTo(
            "bqt status: there is no ledger in "
                + folder.resolve("nothing")
                + ": nothing was run with it.\n");
  }

  @Test
  void aFolderAndAConfigurationExcludeEachOther() throws IOException {
    assertThat(
            served.run(
                "status", "--local", folder.toString(), "--config", served.configuration("")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(served.err()).contains("leave out --config and --state");
  }

  @Test
  void aConfigurationMayLieInABucketOnlyWhereTheEnvironmentTellsWhom() {
    assertThat(served.run("status", "--config", "gs://conf")).isEqualTo(ExitCode.USAGE);
    assertThat(served.err()).contains("gs://conf names no object: gs://bucket/name is expected.");
  }

  @Test
  void whatTheCommandLineNamesAndIsNotThereIsWrongUsage() throws IOException {
    String missing = folder.resolve("no.json").toString();
    assertThat(run(served.rules("r.bqt", RULE), missing)).isEqualTo(ExitCode.USAGE);
    assertThat(served.err()).isEqualTo("bqt run: there is no configuration " + missing + ".\n");
    String configuration = served.configuration("");
    assertThat(run(folder.resolve("no.bqt").toString(), configuration)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPortThatNobodyListensAtIsNamedAtOnceWithItsKey() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String host = "http://127.0.0.1:" + port;
    Path configuration = Path.of(served.configuration(""));
    Files.writeString(configuration, Files.readString(configuration).replace(served.host(), host));
    assertThat(run(served.rules("r.bqt", RULE), configuration.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .isEqualTo(
            "bqt run: nobody listens at "
                + host
                + " (Bqt.StorageHost, or STORAGE_EMULATOR_HOST): start what is to answer there, or"
                + " take that out.\n");
  }

  @Test
  void aRuleThatWasWrittenJustNowMayBeUnseen() throws IOException {
    String configuration = served.configuration("\"RulesURL\": \"gs://conf/Rules\",");
    assertThat(served.run("run", "--config", configuration)).isEqualTo(ExitCode.FINDINGS);
    assertThat(served.err())
        .isEqualTo(
            "bqt run: there are no rules (.bqt, .json, .yaml) below gs://conf/Rules/; where bqt"
                + " serve answers, a file is there once it has stood still for two seconds\n");
  }

  @Test
  void ofARuleWithoutBatchTheFileIsNamed() throws IOException {
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    served.put("p_bqtail", "data/2.json", "{\"id\": 2}");
    served.put("more", "done/data/1.json", "somebody else's");
    served.put("more", "done/data/2.json", "somebody else's");
    String each =
        "WHEN PREFIX \"/data/\" SUFFIX \".json\" LOAD INTO shop.orders"
            + " ON SUCCESS MOVE TO \"gs://more/done\";\n";
    String configuration = served.configuration("");
    assertThat(run(served.rules("r.bqt", each), configuration)).isEqualTo(ExitCode.FINDINGS);
    String of = "window shop.orders of gs://p_bqtail/data/%d.json ended FAILED: Its step move";
    assertThat(served.out()).contains(of.formatted(1), of.formatted(2));
    served.run("status", "--config", configuration);
    assertThat(served.out()).contains(of.formatted(1), of.formatted(2));
  }
}

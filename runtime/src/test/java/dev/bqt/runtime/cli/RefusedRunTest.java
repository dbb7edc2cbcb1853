package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one rule asks for is refused: a sentence names it and says what to do, the other rule goes
 * on, and the run ends with a summary.
 */
class RefusedRunTest {
  private static final String RULES =
      "WHEN PREFIX \"/data/\" SUFFIX \".json\" LOAD INTO shop.orders BATCH 10s;\n"
          + "WHEN PREFIX \"/other/\" SUFFIX \".json\" LOAD INTO %s BATCH 10s ON FAILURE MOVE TO \"gs://conf/not-loaded\";\n";
  private static final String INSERT = "POST /bigquery/v2/projects/local/jobs ";

  @TempDir private Path folder;
  private ServedFolder served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedFolder(folder);
    served.put("p_bqtail", "data/1.json", "{\"id\": 1}");
    served.put("p_bqtail", "other/2.json", "{\"id\": 2}");
  }

  @AfterEach
  void close() {
    served.close();
  }

  private String runEndsWithFindings(String table, String configuration) throws IOException {
    String rules = served.rules("r.bqt", RULES.formatted(table));
    assertThat(served.run("run", rules, "--config", configuration, "--until-idle"))
        .as(served.err())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(served.out()).as(served.err()).isNotEmpty();
    return served.out();
  }

  private void assertOtherRuleWentOn(String out, String configuration) {
    assertThat(out).contains("1 file", "gs://p_bqtail/other/2.json");
    assertThat(served.ids(configuration)).containsExactly("1");
    assertThat(served.names("p_bqtail")).as("nothing is moved").contains("other/2.json");
  }

  @Test
  void aTableThatMayNotBeWritten() throws IOException {
    served.refuse(
        request -> request.startsWith(INSERT) && request.contains("secret"),
        403,
        "accessDenied",
        "Access Denied: Table local:shop.secret: Permission bigquery.tables.updateData denied.");
    String configuration = served.configuration("");

    String out = runEndsWithFindings("shop.secret", configuration);

    assertThat(out)
        .contains("into local.shop.secret failed (403 accessDenied", "give the account")
        .contains("BigQuery Data Editor (roles/bigquery.dataEditor) on dataset local.shop");
    assertOtherRuleWentOn(out, configuration);
  }

  @Test
  void aDatasetThatMayNotBeSeen() throws IOException {
    served.refuse(
        request -> request.startsWith("GET /bigquery/v2/projects/local/datasets/closed"),
        403,
        "accessDenied",
        "Access Denied: Dataset local:closed");
    String configuration = served.configuration("");

    String out = runEndsWithFindings("closed.t", configuration);

    assertThat(out)
        .contains("Looking up dataset local.closed failed (403 accessDenied")
        .contains("BigQuery Metadata Viewer (roles/bigquery.metadataViewer) on dataset closed");
    assertOtherRuleWentOn(out, configuration);
  }

  @Test
  void aDatasetThatIsInAnotherLocationThanItSays() throws IOException {
    served.refuse(
        request -> request.startsWith(INSERT) && request.contains("far"),
        404,
        "notFound",
        "Not found: Dataset local:shop was not found in location US");
    String configuration = served.configuration("");

    String out = runEndsWithFindings("shop.far", configuration);

    assertThat(out)
        .contains("into local.shop.far failed (404 notFound")
        .contains("check that there is a project local, that there is a dataset local.shop, and")
        .contains("that it is in US");
    assertOtherRuleWentOn(out, configuration);
  }

  @Test
  void aProjectThatIsNotThere() throws IOException {
    String configuration = served.configuration("");

    String out = runEndsWithFindings("nowhere-project.shop.t", configuration);

    assertThat(out)
        .contains(
            "There is no dataset nowhere-project.shop: create it, or look whether its project");
    assertOtherRuleWentOn(out, configuration);
  }

  @Test
  void aBucketThatMayNotBeListed() throws IOException {
    served.refuse(
        request -> request.startsWith("GET /storage/v1/b/more/o"),
        403,
        "forbidden",
        "loader@p does not have storage.objects.list access to the Google Cloud Storage bucket.");
    String configuration = served.configuration("", "\"Buckets\": [\"more\"],");

    String rules = served.rules("r.bqt", RULES.formatted("shop.orders"));
    assertThat(served.run("run", rules, "--config", configuration, "--until-idle"))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(served.out())
        .contains("gs://more/data/ was not scanned", "403 forbidden", "give the account Storage");
    assertThat(served.ids(configuration)).containsExactly("1", "2");
  }
}

package dev.bqt.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.cloud.FailureKind;
import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What BigQuery said when a job failed is there for people to read, or they are told. */
class ErrorFilesTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/"}, "Dest": {"Table": "ds.t", "SourceFormat": "CSV"}}]
      """;

  @Test
  void isWrittenLaterWhenItCouldNotBeWrittenAtOnce() {
    try (Site site = running()) {
      site.store().breakWrites("errors/", answer(FailureKind.AGAIN, 503));
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(5);
      assertThat(errors(site)).isEmpty();
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.ACTING);
      site.store().breakWrites(null, null);
      site.tick(60);
      assertThat(errors(site)).hasSize(1);
      assertThat(text(site, errors(site).get(0)))
          .startsWith(site.warehouse().requests().get(0).job().id() + "\n")
          .contains("invalid: told to fail");
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
    }
  }

  @Test
  void isToldWhenItMayNotBeWritten() {
    try (Site site = running()) {
      site.breaks("nobody may write it, and its window says so", Law.ERRORS);
      site.store().breakWrites("errors/", answer(FailureKind.REFUSED, 403));
      site.warehouse().failAll(FailureKind.BAD_DATA, "invalid");
      site.tick(5);
      site.tick(6);
      assertThat(site.windows().get(0).state()).isEqualTo(WindowRow.State.FAILED);
      assertThat(site.windows().get(0).reason())
          .isEqualTo(
              "A load job of it failed; its error file could not be written: not to be written");
    }
  }

  private static Site running() {
    Site site = new Site(RULE);
    site.put(1, "data/a");
    site.tick(4);
    return site;
  }

  private static CloudFailure answer(FailureKind kind, int status) {
    return new CloudFailure(kind, status, "test", "not to be written", null);
  }

  private static List<String> errors(Site site) {
    return site.store().names("bqt-ops").stream()
        .filter(name -> name.startsWith("errors/"))
        .toList();
  }

  private static String text(Site site, String name) {
    return new String(site.store().read("bqt-ops", name).orElseThrow(), UTF_8);
  }
}

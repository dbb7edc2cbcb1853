package dev.bqt.runtime.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.fake.Site;
import dev.bqt.runtime.laws.Law;
import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was loaded and deleted long ago costs a pass nothing, wherever new names lie among it. */
class HistoryTest {
  private static final String RULE =
      """
      [{"When": {"Prefix": "/data/", "Suffix": ".json"}, "Dest": {"Table": "ds.t"},
        "Batch": {"Window": {"DurationInSec": 10}}, "OnSuccess": [{"Action": "delete"}]}]
      """;
  private static final int HISTORY = 20_000;

  @Test
  void aPageIsLookedUpByItsNamesWhereMuchLiesBetweenThem() {
    try (Site site = new Site(RULE)) {
      site.breaks("the history is written by hand", Law.LOADED_BY_A_JOB, Law.READ);
      LongLedger.fill(site.ledger(), HISTORY, Site.at(-1000));
      List<String> names =
          IntStream.range(0, 9).mapToObj(n -> "data/00000%d500.json.json".formatted(n)).toList();
      names.forEach(name -> site.put(1, name));
      Statements asked = Statements.of(site.ledger());
      site.tick(4);
      site.tick(12);
      site.warehouse().succeedAll(1);
      site.tick(13);
      assertThat(site.windows()).extracting(WindowRow::state).containsExactly(WindowRow.State.DONE);
      names.forEach(name -> assertThat(site.states(name)).containsExactly(ObjectRow.State.LOADED));
      assertThat(asked.rows()).as("not the %d of history", HISTORY).isLessThan(1_000);
    }
  }

  @Test
  void whatIsKnownIsFoundAmongMuchElse() {
    try (Site site = new Site(RULE)) {
      site.breaks("the history is written by hand", Law.LOADED_BY_A_JOB, Law.READ);
      LongLedger.fill(site.ledger(), HISTORY, Site.at(-1000));
      for (int number : new int[] {0, 7_000, HISTORY - 1}) {
        String name = NumberedStore.name(number);
        assertThat(rows(site, Site.BUCKET, List.of(name))).hasSize(1);
      }
      List<String> apart =
          List.of(NumberedStore.name(HISTORY - 1), "data/x", NumberedStore.name(0));
      assertThat(rows(site, Site.BUCKET, apart))
          .extracting(ObjectRow::name)
          .containsExactlyInAnyOrder(NumberedStore.name(0), NumberedStore.name(HISTORY - 1));
      assertThat(rows(site, "another", apart)).isEmpty();
      assertThat(rows(site, Site.BUCKET, List.of())).isEmpty();
    }
  }

  private static List<ObjectRow> rows(Site site, String bucket, List<String> names) {
    return site.ledger().read(tx -> tx.objects().of(bucket, names));
  }

  @Test
  void theObjectsOfAJobAreFoundByItNotAmongAllOfAState() throws SQLException {
    try (Site site = new Site(RULE)) {
      site.breaks("the history is written by hand", Law.LOADED_BY_A_JOB, Law.READ);
      LongLedger.fill(site.ledger(), HISTORY, Site.at(-1000));
      String sql =
          "UPDATE object_generation SET state = 'LOADED'"
              + " WHERE job_id = 'j' AND window_id = 1 AND state = 'LOADED'";
      assertThat(plan(site, sql)).contains("OBJECT_BY_JOB: JOB_ID = 'j'");
      String closable =
          "SELECT * FROM batch_window WHERE state = 'OPEN' AND end_ms >= 0"
              + " ORDER BY state, end_ms, id FETCH FIRST 1000 ROWS ONLY";
      assertThat(plan(site, closable)).contains("WINDOW_BY_END", "index sorted");
    }
  }

  private static String plan(Site site, String sql) throws SQLException {
    try (Connection connection = site.ledger().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
      plan.next();
      return plan.getString(1);
    }
  }
}

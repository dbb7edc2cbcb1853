package dev.bqt.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.runtime.ledger.StepRow.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRowsTest {
  private static final StepRow PLANNED =
      new StepRow(
          1,
          StepRow.Chain.SUCCESS,
          0,
          "delete",
          StepRow.State.PLANNED,
          0,
          Retry.FRESH,
          null,
          null,
          StepProgress.NONE);

  @Test
  void whatAStepIsAboutComesBackAsItWasWhateverItsName() {
    List<Target> targets =
        List.of(
            new Target("b", "a b/1 gs://c/d", 7),
            new Target("b", "a line\u2028separator, a next\u0085line", Long.MAX_VALUE));
    try (Ledger ledger =
        Ledger.open("jdbc:h2:mem:steps;DB_CLOSE_DELAY=-1", point -> {}, change -> {})) {
      ledger.commit(
          "test",
          tx -> {
            tx.steps().plan(PLANNED);
            return tx.steps().change(PLANNED, PLANNED.about(targets));
          });
      List<StepRow> steps = ledger.read(tx -> tx.steps().of(1, StepRow.Chain.SUCCESS));
      assertThat(steps).singleElement().extracting(StepRow::targets).isEqualTo(targets);
    }
  }
}

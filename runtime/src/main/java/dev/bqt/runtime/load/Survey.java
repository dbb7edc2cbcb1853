package dev.bqt.runtime.load;

import dev.bqt.runtime.ledger.ObjectRow;
import dev.bqt.runtime.ledger.Transaction;
import dev.bqt.runtime.window.BatchWindow;
import java.util.Optional;

/** What has to be known of all objects of a window before the first of its jobs is planned. */
final class Survey {
  private final BatchWindow batch;
  private ObjectRow first;
  private ObjectRow other;
  private Optional<String> format = Optional.empty();
  private int parts;

  private Survey(BatchWindow batch) {
    this.batch = batch;
  }

  static Survey of(Transaction tx, BatchWindow batch) {
    Survey survey = new Survey(batch);
    Parts counted = new Parts(part -> survey.parts++);
    batch.forEachPage(
        tx,
        page -> {
          page.forEach(survey::look);
          counted.add(page);
        });
    counted.end();
    return survey;
  }

  private void look(ObjectRow object) {
    Optional<String> its = SourceFormat.of(batch.route(), object.name());
    if (first == null) {
      first = object;
      format = its;
    } else if (other == null && !its.equals(format)) {
      other = object;
    }
  }

  boolean isEmpty() {
    return first == null;
  }

  /** How many jobs it takes. */
  int parts() {
    return parts;
  }

  /** The format of all of them; empty when {@link #unclear} says why there is none. */
  Optional<String> format() {
    return format;
  }

  /** Why one load cannot read all of them; empty if it can. */
  Optional<String> unclear() {
    if (format.isEmpty()) {
      return Optional.of(
          "The name of "
              + first.uri()
              + " does not tell its format: say it in the rule, as in LOAD CSV INTO …");
    }
    return Optional.ofNullable(other)
        .map(
            odd ->
                "The names of "
                    + first.uri()
                    + " and "
                    + odd.uri()
                    + " do not tell one format, and a load has one: say it in the rule, as in"
                    + " LOAD CSV INTO …, or give each a rule with a SUFFIX of its own");
  }
}

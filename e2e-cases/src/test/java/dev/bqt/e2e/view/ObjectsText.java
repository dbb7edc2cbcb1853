package dev.bqt.e2e.view;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.List;

/** Every generation that the ledger knows, and what it says has become of it. */
public final class ObjectsText {
  private static final String LAST = "\uffff";

  private ObjectsText() {}

  /** Of these buckets, in their order. */
  public static String of(Ledger ledger, List<String> buckets) {
    List<ObjectRow> rows = new ArrayList<>();
    for (String bucket : buckets) {
      rows.addAll(ledger.read(tx -> tx.objects().between(bucket, "", LAST)));
    }
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(lines(row)));
    return rows.isEmpty() ? "The ledger knows no object.\n" : text.toString();
  }

  private static String lines(ObjectRow row) {
    String window = row.windowId() == null ? "in no window" : "in window " + row.windowId();
    return "%-10s %s generation %s, %s%n"
            .formatted(row.state(), row.uri(), Seconds.ofGeneration(row.generation()), window)
            .replace("\r\n", "\n")
        + (row.jobId() == null ? "" : "           job " + row.jobId() + "\n")
        + (row.isMoved() ? "           now " + row.takenTo() + "\n" : "")
        + (row.reason() == null ? "" : Indented.by(11, "because " + row.reason()) + "\n");
  }
}

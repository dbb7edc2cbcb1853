package dev.bqt.runtime.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The ledger's tables, seen from inside one transaction. */
public final class Transaction {
  private final Handle handle;
  private final List<Change> changes = new ArrayList<>();

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** Rules and rule sets. */
  public RuleRows rules() {
    return new RuleRows(handle);
  }

  /** Scans that have completed. */
  public ScanRows scans() {
    return new ScanRows(handle);
  }

  /** Windows. */
  public WindowRows windows() {
    return new WindowRows(handle, changes::add);
  }

  /** Windows that something is to be done with. */
  public DueRows due() {
    return new DueRows(handle);
  }

  /** Windows that something is still to be done for. */
  public UnfinishedRows unfinished() {
    return new UnfinishedRows(handle);
  }

  /** Objects that wait for a person. */
  public WaitingRows waiting() {
    return new WaitingRows(handle);
  }

  /** What became of windows, by their tables. */
  public TotalRows totals() {
    return new TotalRows(handle);
  }

  /** Generations of objects. */
  public ObjectRows objects() {
    return new ObjectRows(handle, changes::add);
  }

  /** What becomes of generations of objects. */
  public Transitions transitions() {
    return new Transitions(handle, changes::add);
  }

  /** The objects of one window. */
  public ContentRows contents(long windowId) {
    return new ContentRows(handle, windowId);
  }

  /** Names of which more than one generation is under way. */
  public NameRows names() {
    return new NameRows(handle, objects());
  }

  /** Load jobs. */
  public JobRows jobs() {
    return new JobRows(handle, changes::add);
  }

  /** Steps. */
  public StepRows steps() {
    return new StepRows(handle, changes::add);
  }

  /** Loaded objects that are wanted in another table. */
  public ElsewhereRows elsewhere() {
    return new ElsewhereRows(handle);
  }

  /** What was asked of BigQuery, and who waits because it was enough. */
  public QuotaRows quotas() {
    return new QuotaRows(handle, changes::add);
  }

  /** What may be forgotten. */
  public ForgetRows forgetting() {
    return new ForgetRows(handle);
  }

  List<Change> changes() {
    return changes;
  }
}

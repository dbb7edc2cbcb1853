package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.expansion.Variables;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.List;

/** Which names are replaced at a place, by what BqTail and BqDispatch hand on. */
public final class Known {

  /** What a rule about a job knows of it. */
  private static final List<String> OF_A_JOB =
      List.of("JobID", "EventID", "SourceTable", "DestTable");

  /** What a batch group gives its windows. */
  private static final List<String> OF_A_GROUP = List.of("GroupID", "GroupURL");

  /** Fields of what the action before has answered. */
  private static final List<String> OF_THE_ACTION_BEFORE =
      List.of("Data", "Body", "StatusCode", "Headers", "MessageIDs");

  /** What SQL that is made for a copy replaces. */
  private static final List<String> OF_THE_COPY = List.of("WHERE", "JOIN");

  private Known() {}

  /**
   * The names that are known where something stands.
   *
   * @param target who reads the rule; null if that is not known
   */
  public static List<String> at(Written written, Rule rule, Target target) {
    List<String> known = new ArrayList<>();
    if (target != null && target.is2019() && written.place() == Place.ACTION) {
      known.addAll(OF_A_JOB);
      known.add("Error");
      return known;
    }
    switch (written.place()) {
      case CONDITION, PLAIN, DIRECTORY, RAW -> {
        return known;
      }
      case TABLE, ROWS, ACTION, PARAMETER -> known.addAll(Captured.names(rule));
    }
    boolean ofAJob = rule.source() instanceof JobSource;
    known.addAll(ofAJob ? OF_A_JOB : Variables.OF_A_LOAD);
    if (!ofAJob && !isGrouped(rule)) {
      known.removeAll(OF_A_GROUP);
    }
    if (written.place() == Place.ROWS) {
      known.addAll(OF_THE_COPY);
    } else if (written.place() == Place.ACTION) {
      addOfAnAction(written.action(), ofAJob, known);
    }
    return known;
  }

  private static boolean isGrouped(Rule rule) {
    return rule.batch() != null && rule.batch().first(BatchTail.Group.class) != null;
  }

  private static void addOfAnAction(PlacedAction placed, boolean ofAJob, List<String> known) {
    Verb verb = placed.action().verb();
    if (placed.afterFailure() || ofAJob) {
      known.add("Error");
    }
    if (verb instanceof Verb.Notify || verb instanceof Verb.Call || verb instanceof Verb.Named) {
      known.add("Response");
    }
    if (placed.index() > 0) {
      known.addAll(OF_THE_ACTION_BEFORE);
    }
    if (placed.eachPartition()) {
      known.add("PartitionID");
      known.add("DollarSign");
      known.add("Source");
    }
  }

  /** Where a name is known that is not known everywhere; empty if there is no such place. */
  public static String elsewhere(String name) {
    if (name.equals("Error")) {
      return "below ON FAILURE";
    } else if (OF_A_GROUP.contains(name)) {
      return "with BATCH … GROUP";
    } else if (OF_THE_ACTION_BEFORE.contains(name)) {
      return "behind another action of the same list";
    } else if (name.equals("PartitionID") || name.equals("DollarSign")) {
      return "in COPY … EACH PARTITION";
    }
    return "";
  }
}

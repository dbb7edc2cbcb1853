package dev.bqt.compiler.expansion;

import java.util.List;

/** The names that the legacy replaces when a load runs. */
public final class Variables {

  /** Known from the object and the load, in tables and in requests of actions. */
  public static final List<String> OF_A_LOAD =
      List.of(
          "EventID",
          "DestTable",
          "TempTable",
          "LoadURIs",
          "URLs",
          "Source",
          "ProjectID",
          "Region",
          "JobSource",
          "TriggerBucket",
          "GroupID",
          "GroupURL",
          "RuleURL",
          "ProcessURL",
          "DoneProcessURL",
          "FailedURL",
          "StepCount",
          "Async",
          "Params",
          "Date",
          "Hour");

  /** Known to an action from what happened before it. */
  public static final List<String> OF_AN_ACTION =
      List.of("Error", "Response", "Body", "StatusCode", "Data");

  /** Replaced in a table before anything else, even in the middle of a longer name. */
  public static final List<String> OF_A_TABLE = List.of("Date", "Hour");

  /** Known to some actions and queries alone, beside the names above. */
  private static final List<String> OF_SOME =
      List.of(
          "JobID",
          "SourceTable",
          "Headers",
          "MessageIDs",
          "PartitionID",
          "DollarSign",
          "WHERE",
          "JOIN");

  private Variables() {}

  /** Whether a name is filled in somewhere when a rule runs: no value is given for it before. */
  public static boolean isFilledLater(String root) {
    return OF_A_LOAD.contains(root) || OF_AN_ACTION.contains(root) || OF_SOME.contains(root);
  }

  /** The part of a dotted name that says which variable it is. */
  public static String root(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    return name.substring(0, end);
  }
}

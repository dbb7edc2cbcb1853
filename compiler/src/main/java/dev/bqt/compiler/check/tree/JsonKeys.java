package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import java.util.ArrayList;
import java.util.List;

/** The keys that BqTail and BqDispatch read, as paths. */
public final class JsonKeys {

  /** Lists and maps that a clause writes and RAW may add to. */
  public static final List<String> OPEN =
      List.of(
          "OnSuccess",
          "OnFailure",
          "OnLoad",
          "Info",
          "Batch.Group",
          "Dest.Transform",
          "Dest.Parameters",
          "Dest.SideInputs",
          "Dest.Schema.Split",
          "Dest.schema",
          "Dest.DestinationTableProperties.Labels");

  /** Of a route of BqDispatch. */
  public static final List<String> OF_A_JOB =
      List.of(
          "When",
          "When.Source",
          "When.Dest",
          "When.Type",
          "OnSuccess",
          "OnFailure",
          "Info",
          "Info.Workflow",
          "Info.Description",
          "Info.ProjectURL",
          "Info.LeadEngineer",
          "Info.URL");

  /** Of a rule of BqTail. */
  public static final List<String> OF_A_RULE = ofARule();

  private JsonKeys() {}

  private static List<String> ofARule() {
    List<String> all = new ArrayList<>();
    add(all, "", "Disabled", "Dest", "When", "Batch", "OnLoad", "OnSuccess", "OnFailure", "Async");
    add(all, "", "Info", "StalledThresholdInSec", "CorruptedFileURL", "InvalidSchemaURL");
    add(all, "", "CounterURL", "MaxReload");
    add(all, "When.", "Prefix", "Suffix", "Filter", "Exclusion", "Directory");
    add(all, "Info.", "Workflow", "Description", "ProjectURL", "LeadEngineer", "URL");
    add(all, "Batch.", "Window", "Window.Duration", "Window.DurationInSec", "RollOver");
    add(all, "Batch.", "MultiPath", "MaxDelayInSec", "UsePatternHash", "Group");
    add(all, "Batch.Group.", "DurationInSec", "OnDone");
    add(all, "Dest.", "Table", "Partition", "Pattern", "Parameters", "Schema", "Schema.Template");
    add(all, "Dest.", "Schema.Autodetect", "Schema.Split", "Schema.Split.TimeColumn");
    add(all, "Dest.", "Schema.Split.ClusterColumns", "Schema.Split.Mapping", "TransientDataset");
    add(all, "Dest.", "Transient", "UniqueColumns", "Transform", "SideInputs", "Override");
    add(all, "Dest.", "AllowFieldAddition", "Expiry", "SourceFormat", "SourceUris");
    add(all, "Dest.Transient.", "Dataset", "ProjectID", "Region", "Alias", "Template");
    add(all, "Dest.Transient.", "CopyMethod", "Criteria", "Balancer", "Balancer.Strategy");
    add(all, "Dest.Transient.", "Balancer.ProjectIDs", "Balancer.MaxLoadJobs");
    addOptions(all, "Dest", LoadOptions.OF_LOAD);
    return List.copyOf(all);
  }

  private static void addOptions(List<String> all, String above, LoadOptions options) {
    for (LoadOption option : options.all()) {
      String path = above + "." + String.join(".", option.path());
      all.add(path);
      if (option.inside() != null) {
        addOptions(all, path, option.inside());
      }
    }
  }

  private static void add(List<String> all, String above, String... keys) {
    for (String key : keys) {
      all.add(above + key);
    }
  }
}

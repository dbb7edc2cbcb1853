package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.decompile.read.Shape.Free;
import dev.bqt.compiler.decompile.read.Shape.Listing;
import dev.bqt.compiler.decompile.read.Shape.Plain;
import dev.bqt.compiler.decompile.read.Shape.Struct;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;

/** The fields of the legacy's rules, dead ones too, from its Go types. */
final class Shapes {

  /** A rule of BqTail, version 2. */
  static final Struct RULE = rule(batch(), dest(schema()));

  /** A route of BqDispatch. */
  static final Struct JOB_ROUTE =
      new Struct()
          .with("Info", info())
          .with("When", new Struct().texts("Source", "Dest", "Type"))
          .with("OnSuccess", new Listing(action()))
          .with("OnFailure", new Listing(action()))
          .texts("AsyncTaskURL", "DeferTaskURL", "JobID")
          .truths("Async");

  /** A route of BqTail of 2019. */
  private static final Struct ROUTE_2019 =
      rule(batch().texts("StageURL"), dest(schema2019()))
          .texts("AsyncTaskURL", "DeferTaskURL", "JobID");

  private Shapes() {}

  /** The type of a rule of a kind. */
  static Struct of(LegacyRule.Kind kind) {
    return switch (kind) {
      case OBJECT -> RULE;
      case OBJECT_2019 -> ROUTE_2019;
      case JOB -> JOB_ROUTE;
    };
  }

  private static Struct rule(Struct batch, Struct dest) {
    return new Struct()
        .with("Info", info())
        .truths("Disabled", "Async")
        .with("When", when())
        .with("Dest", dest)
        .with("Batch", batch)
        .with("OnLoad", action())
        .wholes("StalledThresholdInSec")
        .texts("CorruptedFileURL", "InvalidSchemaURL", "CounterURL")
        .wholes("MaxReload")
        .with("OnSuccess", new Listing(action()))
        .with("OnFailure", new Listing(action()));
  }

  private static Struct info() {
    return new Struct().texts("Workflow", "Description", "ProjectURL", "LeadEngineer", "URL");
  }

  private static Struct when() {
    return new Struct().texts("Prefix", "Suffix", "Filter", "Exclusion").truths("Directory");
  }

  private static Struct dest(Struct schema) {
    Struct parameter = new Struct().texts("Name", "Expression");
    Struct side = new Struct().texts("Table", "From", "On", "Alias").truths("Inner");
    Struct dest =
        new Struct()
            .texts("Table", "Partition", "Pattern")
            .with("Parameters", new Listing(parameter))
            .with("Schema", schema)
            .texts("TransientDataset")
            .with("Transient", transientTable())
            .with("UniqueColumns", new Listing(Plain.TEXT))
            .with("Transform", new Free(Plain.TEXT))
            .with("SideInputs", new Listing(side))
            .truths("Override", "AllowFieldAddition")
            .texts("Expiry", "SourceFormat")
            .with("SourceUris", new Listing(Plain.TEXT))
            .with("DestinationTable", new Free(Plain.ANY));
    return options(dest, LoadOptions.OF_LOAD);
  }

  /** The fields of BigQuery's load, which the legacy embeds. */
  private static Struct options(Struct struct, LoadOptions table) {
    for (LoadOption option : table.all()) {
      if (option.path().size() == 1 && struct.of(option.path().get(0)) == null) {
        struct.with(option.path().get(0), shape(option));
      }
    }
    return struct;
  }

  private static Shape shape(LoadOption option) {
    return switch (option.type()) {
      case TEXT -> Plain.TEXT;
      case TRUTH -> Plain.TRUTH;
      case WHOLE -> Plain.WHOLE;
      case LONG -> Plain.DIGITS;
      case TEXTS -> new Listing(Plain.TEXT);
      case WHOLES -> new Listing(Plain.WHOLE);
      case MAP, MAPS -> {
        Shape inside =
            option.inside() == null ? new Free(Plain.ANY) : options(new Struct(), option.inside());
        yield option.type() == OptionType.MAP ? inside : new Listing(inside);
      }
    };
  }

  private static Struct schema() {
    Struct mapping = new Struct().texts("When", "Then");
    Struct split =
        new Struct()
            .texts("TimeColumn")
            .with("ClusterColumns", new Listing(Plain.TEXT))
            .with("Mapping", new Listing(mapping));
    return new Struct().texts("Template").truths("Autodetect").with("Split", split);
  }

  /** In 2019 a template was BigQuery's own reference of a table. */
  private static Struct schema2019() {
    Struct table = new Struct().texts("ProjectID", "DatasetID", "TableID");
    return new Struct().with("Template", table).with("Table", table).truths("Autodetect");
  }

  private static Struct transientTable() {
    Struct balancer =
        new Struct()
            .texts("Strategy")
            .with("ProjectIDs", new Listing(Plain.TEXT))
            .wholes("MaxLoadJobs");
    return new Struct()
        .texts("Dataset", "ProjectID", "Region", "Alias", "Template", "CopyMethod", "Criteria")
        .with("Balancer", balancer);
  }

  private static Struct batch() {
    Struct group = new Struct().wholes("DurationInSec").with("OnDone", new Listing(action()));
    return new Struct()
        .with("Window", new Struct().wholes("DurationInSec", "Duration"))
        .truths("RollOver", "MultiPath")
        .wholes("MaxDelayInSec")
        .truths("UsePatternHash")
        .with("Group", group);
  }

  /** It contains itself. */
  private static Struct action() {
    Struct action =
        new Struct()
            .texts("Action")
            .with("When", new Struct().texts("Exists"))
            .with("Meta", new Free(Plain.ANY))
            .with("Request", new Free(Plain.ANY))
            .with("Job", new Free(Plain.ANY));
    return action.with("OnSuccess", new Listing(action)).with("OnFailure", new Listing(action));
  }
}

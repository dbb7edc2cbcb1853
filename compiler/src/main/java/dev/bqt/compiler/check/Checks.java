package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.check.allow.Allows;
import dev.bqt.compiler.check.meaning.Meaning;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;
import java.util.List;
import java.util.Set;

/** All laws, in the order in which they are run; the order has no meaning. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new UniqueRuleNames(),
          new UniqueClauses(),
          new FittingClauses(),
          new FittingWords(),
          new OneDisposition(),
          new UsedNo(),
          new UsedDefaults(),
          new ValuesOfClauses(),
          new KnownChoices(),
          new RawKeys(),
          new RawTypes(),
          new RawFormats(),
          new DirectoryRaw(),
          new StatesCondition(),
          new PathsCanMatch(),
          new JobsCanMatch(),
          new JobsHaveActions(),
          new JobsAreNamed(),
          new WiderJobRuleLast(),
          new RegularExpressions(),
          new PatternsAreNoGlobs(),
          new SingleBackslashes(),
          new WholeBucket(),
          new StatesLoad(),
          new NeedsTemporaryTable(),
          new ParametersHavePattern(),
          new OverwriteOverwrites(),
          new AddedColumnsFit(),
          new WhereCounts(),
          new JoinsNameBoth(),
          new CompleteSql(),
          new ReplacedOnce(),
          new OneValueInWindow(),
          new OneExtensionInWindow(),
          new DayOfWindow(),
          new LegalPartitions(),
          new PartitionGroups(),
          new PartitionRanges(),
          new PartitionIsCopied(),
          new PlainNames(),
          new HoursOfDay(),
          new PatternFindsAll(),
          new FormatOfFiles(),
          new ReadableFiles(),
          new SchemaFields(),
          new OneSchema(),
          new ClusterColumns(),
          new NamesOnce(),
          new TempTableIsQuoted(),
          new SplitTakesAll(),
          new Expiries(),
          new LegalTables(),
          new LegalNamesOfVia(),
          new KnownTableNames(),
          new KnownVariables(),
          new KnownDollarNames(),
          new KnownOptions(),
          new WindowLength(),
          new LoadQuota(),
          new ProjectQuota(),
          new KnownActions(),
          new CompleteActions(),
          new NotificationsSaySomething(),
          new ActionsCanRun(),
          new EmptyTexts(),
          new ActionsHaveObjects(),
          new GroupActions(),
          new NestedActions(),
          new IndentedFailure(),
          new MoveHasTarget(),
          new MoveLeadsAway(),
          new RulesInCircle(),
          new Addresses(),
          new PlainEnds(),
          new SingleSlashes(),
          new FilesGoOnce(),
          new PartitionsCopiedOnce(),
          new OneNameOneObject(),
          new FailureKeepsFiles(),
          new WatchedFolderStays(),
          new FailureRuns(),
          new BucketsStay(),
          new LoadedTableStays(),
          new RowsCopiedOnce(),
          new OverwriteKeeps(),
          new EmptyOnlyOnce(),
          new TableQuota(),
          new WindowFitsFunction(),
          new RolloverTakesAway(),
          new ReloadsAtMost(),
          new JobsLeadOn(),
          new RequestFields(),
          new RequestTypes(),
          new Endpoints(),
          new RequestSaysOnce(),
          new OneScript(),
          new QueriesHaveRows(),
          new ExportFits(),
          new BodyHasMethod(),
          new NoSecrets(),
          new OneRulePerObject(),
          new WiderRuleLast(),
          new TargetCanExpress(),
          new DirectoryPaths(),
          new DirectoryClauses(),
          new DirectoryTables(),
          new DirectoryPatterns(),
          new DirectoryOptions(),
          new DirectoryLevels(),
          new DirectoryOrder(),
          new DirectoryRuns(),
          new DirectoryQueries(),
          new DeploymentSettings());

  private Checks() {}

  /**
   * Runs each law over the rules that are compiled together; what comments allow is left out.
   *
   * @param target null if it is not known who will read them
   * @param given names of the values that were given when compiling
   */
  public static void run(
      List<RuleFile> files, Target target, Set<String> given, Diagnostics found) {
    Allows allows = new Allows(files, found);
    List<RuleFile> meanings = files.stream().map(file -> Meaning.of(file, target)).toList();
    RuleSet written = new RuleSet(files, target, given, allows);
    RuleSet meant = new RuleSet(meanings, target, given, allows);
    Diagnostics broken = Diagnostics.toBeSorted(allows::silence);
    ALL.stream()
        .filter(check -> check.holdsFor(target))
        .forEach(check -> check.inspect(check.readsWords() ? written : meant, broken));
    broken.sorted().forEach(found::add);
    allows.reportUnused(found);
  }
}

package dev.bqt.compiler.sentence;

import static dev.bqt.compiler.sentence.ValueMaker.NOWHERE;

import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.ast.WindowSpan;
import java.util.List;

/** Makes clauses. */
final class ClauseMaker {

  /** What NO takes back. */
  private static final List<String> WITHDRAWN =
      List.of(
          "BATCH",
          "LOAD",
          "VIA",
          "TRANSFORM",
          "PARAMETERS",
          "JOIN",
          "DEDUPLICATE",
          "SPLIT",
          "RELOAD",
          "STALLED",
          "QUARANTINE",
          "RUN",
          "ORDERED",
          "TRACK",
          "INFO",
          "RAW",
          "ON SUCCESS",
          "ON FAILURE");

  private static final List<String> PARAMETERS = List.of("Day", "App");
  private static final List<String> COLUMNS = List.of("name", "`x`", "amount");

  private final Choices choices;
  private final ValueMaker values;
  private final ActionMaker actions;

  ClauseMaker(Choices choices, boolean sound) {
    this.choices = choices;
    this.values = new ValueMaker(choices, sound);
    this.actions = new ActionMaker(choices, values);
  }

  ValueMaker values() {
    return values;
  }

  /** Any clause but LOAD. */
  Clause other() {
    return switch (choices.below(17)) {
      case 0 -> new Clause.OutcomeClause(Outcome.SUCCESS, actions.list(2), NOWHERE);
      case 1 -> new Clause.OutcomeClause(Outcome.FAILURE, actions.list(2), NOWHERE);
      case 2 -> batch();
      case 3 -> via();
      case 4 -> new TransientClause.Transform(values.texts(COLUMNS, Topic.CONDITION), NOWHERE);
      case 5 -> new TransientClause.Parameters(values.texts(PARAMETERS, Topic.DAY), NOWHERE);
      case 6 -> join();
      case 7 -> new TransientClause.Deduplicate(choices.list(1, 3, values::column), NOWHERE);
      case 8 -> split();
      case 9 -> new Clause.ReloadClause(ValueMaker.whole(choices.below(9)), NOWHERE);
      case 10 -> new Clause.StalledClause(values.duration(), NOWHERE);
      case 11 -> new Clause.QuarantineClause(choices.list(1, 2, this::place), NOWHERE);
      case 12 -> new Clause.InfoClause(values.texts(Samples.INFO, Topic.WORDS), NOWHERE);
      case 13 -> new Clause.RawClause(choices.list(1, 3, this::rawEntry), NOWHERE);
      case 14 -> new Clause.NoClause(choices.pick(WITHDRAWN), NOWHERE);
      case 15 -> run();
      default ->
          choices.onceIn(2)
              ? new DirectoryClause.Track(values.table(), NOWHERE)
              : new DirectoryClause.Ordered(NOWHERE);
    };
  }

  Clause.LoadClause load() {
    Name format = choices.onceIn(3) ? values.word(Samples.FORMATS, Samples.ODD_FORMATS) : null;
    TableName table = values.sound() || !choices.onceIn(5) ? values.table() : null;
    return new Clause.LoadClause(format, table, choices.list(0, 4, this::loadTail), NOWHERE);
  }

  private LoadTail loadTail() {
    return switch (choices.below(9)) {
      case 0 -> new LoadTail.Options(values.options(), NOWHERE);
      case 1 -> new LoadTail.Matching(values.text(Topic.PATTERN), NOWHERE);
      case 2 -> new LoadTail.Partition(values.text(Topic.DAY), NOWHERE);
      case 3 -> new LoadTail.SchemaLike(values.table(), NOWHERE);
      case 4 -> new LoadTail.Autodetect(NOWHERE);
      case 5 -> new LoadTail.FieldAddition(NOWHERE);
      case 6 -> expires();
      case 7 -> new LoadTail.Overwrite(NOWHERE);
      default -> new LoadTail.Append(NOWHERE);
    };
  }

  private LoadTail expires() {
    boolean text = choices.onceIn(2);
    return new LoadTail.Expires(
        text ? null : values.duration(), text ? values.text(Topic.EXPIRY) : null, NOWHERE);
  }

  private Clause batch() {
    WindowSpan window = choices.onceIn(4) ? null : values.duration();
    return new Clause.BatchClause(window, choices.list(0, 4, this::batchTail), NOWHERE);
  }

  private BatchTail batchTail() {
    return switch (choices.below(5)) {
      case 0 -> new BatchTail.AcrossFolders(NOWHERE);
      case 1 -> new BatchTail.ByPattern(NOWHERE);
      case 2 -> new BatchTail.Stagger(values.duration(), NOWHERE);
      case 3 -> new BatchTail.Rollover(NOWHERE);
      default ->
          new BatchTail.Group(
              choices.onceIn(2) ? values.duration() : null, actions.list(1), NOWHERE);
    };
  }

  TransientClause.Via via() {
    return new TransientClause.Via(values.name(), choices.list(0, 4, this::viaTail), NOWHERE);
  }

  private ViaTail viaTail() {
    return switch (choices.below(7)) {
      case 0 -> new ViaTail.Project(values.name(), NOWHERE);
      case 1 -> new ViaTail.Region(values.text(Topic.REGION), NOWHERE);
      case 2 -> new ViaTail.Alias(new Name("t", NOWHERE), NOWHERE);
      case 3 -> new ViaTail.Template(values.table(), NOWHERE);
      case 4 ->
          new ViaTail.CopyBy(
              values.word(List.of("QUERY", "COPY", "DML"), List.of("dml", "Query", "x")), NOWHERE);
      case 5 -> new ViaTail.Where(values.text(Topic.CONDITION), NOWHERE);
      default ->
          new ViaTail.Balanced(
              choices.onceIn(2)
                  ? values.word(List.of("RAND", "FALLBACK"), List.of("Rand", "other"))
                  : null,
              choices.list(1, 3, values::name),
              choices.onceIn(2) ? ValueMaker.whole(1 + choices.below(9)) : null,
              NOWHERE);
    };
  }

  private Clause join() {
    boolean query = choices.onceIn(2);
    TransientClause.Side side =
        new TransientClause.Side(
            query ? null : values.table(),
            query ? values.text(Topic.SQL) : null,
            values.sound() ? new Name("s", NOWHERE) : values.name());
    return new TransientClause.Join(
        choices.pick(List.of(TransientClause.JoinKind.values())),
        side,
        values.text(Topic.CONDITION),
        NOWHERE);
  }

  private Clause split() {
    List<TransientClause.Mapping> mappings =
        choices.list(
            1, 3, () -> new TransientClause.Mapping(values.text(Topic.CONDITION), values.table()));
    List<TransientClause.SplitTail> tails =
        choices.list(
            0,
            2,
            () -> {
              boolean time = choices.onceIn(2);
              return new TransientClause.SplitTail(
                  time
                      ? TransientClause.SplitTail.Kind.TIME
                      : TransientClause.SplitTail.Kind.CLUSTER_BY,
                  choices.list(1, time ? 1 : 3, values::column),
                  NOWHERE);
            });
    return new TransientClause.Split(mappings, tails, NOWHERE);
  }

  private Clause.QuarantineClause.Place place() {
    return new Clause.QuarantineClause.Place(
        choices.pick(List.of(Clause.QuarantineClause.Place.Kind.values())),
        values.text(Topic.URL),
        NOWHERE);
  }

  private Clause.RawClause.Entry rawEntry() {
    Text path =
        values.sound()
            ? ValueMaker.text(choices.pick(List.of("Own", "Own.Deep", "Own.`a.b`")))
            : values.text(Topic.WORDS);
    return new Clause.RawClause.Entry(path, values.literal(3));
  }

  private Clause run() {
    DirectoryClause.External over =
        choices.onceIn(2)
            ? new DirectoryClause.External(
                values.word(Samples.FORMATS, Samples.ODD_FORMATS),
                choices.onceIn(2) ? values.options() : null)
            : null;
    TableName target = choices.onceIn(2) ? values.table() : null;
    return new DirectoryClause.Run(values.script(Topic.SQL), target, over, NOWHERE);
  }
}

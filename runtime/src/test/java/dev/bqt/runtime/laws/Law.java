package dev.bqt.runtime.laws;

import static dev.bqt.runtime.laws.Law.Hour.ALWAYS;
import static dev.bqt.runtime.laws.Law.Hour.AT_REST;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Something that holds whatever happened. */
public enum Law {
  /** Nothing gets lost before the ledger has heard of it. */
  KNOWN(AT_REST, "Every file that was delivered is known or still there.", ObjectLaws::known),
  /** The end of each enrolled generation. */
  ONE_END(AT_REST, "Every generation has come to its one end.", ObjectLaws::oneEnd),
  /** Objects and jobs of a ledger agree. */
  LOADED_BY_A_JOB(
      ALWAYS, "A generation is LOADED when its job has SUCCEEDED.", ObjectLaws::loadedByAJob),
  /** People are told. */
  SAYS_WHY(ALWAYS, "What was not loaded says why.", ObjectLaws::saysWhy),
  /** What actions take. */
  TAKEN_AWAY(
      ALWAYS, "Nothing was taken away that was not loaded, or failed.", ObjectLaws::takenAway),
  /** What actions leave. */
  LEFT(AT_REST, "What its rule takes away and is still there is explained.", ObjectLaws::left),
  /** What people mend and deliver anew. */
  ONLY_FAILED(
      AT_REST,
      "Where failure steps move files to lies what has FAILED, and its row says where.",
      MoveLaws::onlyFailed),
  /** The same, not lost sight of. */
  NOT_GONE(AT_REST, "What a failure step has moved is not GONE.", MoveLaws::notGone),
  /** Nobody waits for a person who has nothing to decide. */
  HELD(ALWAYS, "Of a HELD name one generation, and one only, is in doubt.", ObjectLaws::held),
  /** The other runner can be named. */
  FOREIGN(
      ALWAYS,
      "A FOREIGN generation is named by somebody else's job, or in his window.",
      ObjectLaws::foreign),

  /** Rows that say where they come from. */
  ROWS_ONCE(ALWAYS, "Each row of a file is in its table once.", TableLaws::rowsOnce, Told.ROWS),
  /** Rows and objects. */
  FILES_IN_TABLES(
      AT_REST,
      "The files in the tables are the generations that are LOADED.",
      TableLaws::filesInTables,
      Told.ROWS),
  /** Rows and jobs. */
  ROWS_ADD_UP(
      AT_REST,
      "The rows of a table are those of the jobs that loaded it.",
      TableLaws::rowsAddUp,
      Told.COUNTS),
  /** The same content by two jobs. */
  READ_ONCE(
      ALWAYS, "No generation may have been read by two jobs.", TableLaws::readOnce, Told.READINGS),
  /** The content that was enrolled, by its job. */
  READ(ALWAYS, "What is LOADED was there for its job to read.", TableLaws::wasThere, Told.READINGS),

  /** Ledger and BigQuery agree on what went well. */
  JOB_DONE(ALWAYS, "A job that SUCCEEDED is DONE in the warehouse, with its rows.", JobLaws::done),
  /** Ledger and BigQuery agree on what did not. */
  NO_ROWS_OF_FAILED(
      ALWAYS, "A FAILED, STOPPED or BURNED job has no rows in the warehouse.", JobLaws::failed),
  /** No job without a row. */
  JOB_IN_LEDGER(ALWAYS, "A job of ours in the warehouse is in the ledger.", JobLaws::inLedger),
  /** Names and generations of a job. */
  ONE_GENERATION(
      ALWAYS,
      "Each name in a job that SUCCEEDED is one generation, and in no other such job.",
      JobLaws::oneGeneration),
  /** Jobs and windows. */
  AT_ITS_END(AT_REST, "No job and no window is left between states.", JobLaws::atItsEnd),

  /** A window waits for a person. */
  AMBIGUOUS(
      ALWAYS,
      "A window is AMBIGUOUS where one of its objects is in doubt, and only there.",
      WindowLaws::ambiguous),
  /** Steps and jobs. */
  CHAIN(ALWAYS, "Success steps follow success, failure steps failure.", WindowLaws::chain),
  /** No step is forgotten. */
  OWED(AT_REST, "A window that is DONE owes no step.", WindowLaws::owed),
  /** No step is repeated. */
  STEP_ONCE(
      ALWAYS,
      "A success step of a window comes to its end once.",
      WindowLaws::stepOnce,
      Told.ENDED_STEPS),

  /** Files of windows. */
  WIN_HAS_WINDOW(
      AT_REST, "No .win or .wis of ours is without its window.", JournalLaws::winHasWindow),
  /** Windows and their files. */
  PUBLISHED(AT_REST, "What the ledger says is published is in the bucket.", JournalLaws::published),
  /** Process files of those that run. */
  RUNNING(AT_REST, "No .run of a window that has ended is in Running.", JournalLaws::running),
  /** Process files of those that ran. */
  IN_DONE(AT_REST, "Each window that was loaded has its .run in Done.", JournalLaws::inDone),
  /** Task files. */
  TASKS(AT_REST, "No task file of a job that has ended is left.", JournalLaws::tasks),
  /** Error files. */
  ERRORS(AT_REST, "Each failed job has left its error.", JournalLaws::errors);

  private final Hour hour;
  private final String says;
  private final Function<SiteView, List<String>> breaches;
  private final Set<Told> needs;

  Law(Hour hour, String says, Function<SiteView, List<String>> breaches, Told... needs) {
    this.hour = hour;
    this.says = says;
    this.breaches = breaches;
    this.needs = Set.of(needs);
  }

  /** When a law holds. */
  enum Hour {
    /** Between any two passes, and after a crash. */
    ALWAYS,
    /** When nothing is left to do. */
    AT_REST
  }

  /** The law as a sentence. */
  public String says() {
    return says;
  }

  /** Whether this site can be held to it: by what its fixture tells, and by the hour. */
  public boolean canBeHeld(SiteView site) {
    return needs.stream().allMatch(site::tells) && (hour == Hour.ALWAYS || site.atRest());
  }

  /** What breaks it, a sentence each; empty where it holds. */
  List<String> breaches(SiteView site) {
    return breaches.apply(site);
  }
}

package dev.bqt.compiler.diagnostic;

import static dev.bqt.compiler.diagnostic.Severity.ERROR;
import static dev.bqt.compiler.diagnostic.Severity.WARNING;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Everything that can be found. The id is stable; each has a page {@code docs/<id>.md}. */
public enum DiagnosticId {
  NOT_UTF_8(ERROR, "The file is not UTF-8"),
  TOO_MANY_ERRORS(ERROR, "Too many errors in one file"),
  UNKNOWN_CHARACTER(ERROR, "A character that means nothing here"),
  UNTERMINATED_STRING(ERROR, "A string without an end"),
  UNTERMINATED_COMMENT(ERROR, "A comment without an end"),
  NESTED_TOO_DEEPLY(ERROR, "Brackets nested too deeply"),
  UNEXPECTED_WORD(ERROR, "Something else was expected"),
  MISSING_SEMICOLON(ERROR, "A ; is missing between two rules"),
  BAD_ESCAPE(ERROR, "An unknown escape in a string"),
  BAD_NUMBER(ERROR, "A number out of range"),
  BAD_DURATION(ERROR, "Not a duration"),
  ACTIONS_IN_BRACKETS(ERROR, "A list of actions in brackets without an action"),
  HEADER_ORDER(ERROR, "The words before WHEN are not in order"),
  DUPLICATE_CLAUSE(ERROR, "Said twice"),
  CONTRADICTION(ERROR, "Two words that exclude each other"),
  MISPLACED_CLAUSE(ERROR, "A clause that this rule cannot have"),
  MISPLACED_WORD(ERROR, "A word that cannot stand here"),
  UNKNOWN_CHOICE(ERROR, "Not one of the words that may stand here"),
  UNUSED_NO(WARNING, "NO takes back what nobody gives"),
  UNUSED_DEFAULTS(WARNING, "DEFAULTS that no rule uses"),
  UNKNOWN_INFO(ERROR, "Not a field of INFO"),
  WRONG_VALUE_TYPE(ERROR, "A value of the wrong type"),
  RAW_REPEATS_CLAUSE(ERROR, "A key for what is said already"),
  UNKNOWN_RAW_KEY(WARNING, "A key of RAW that nobody reads"),
  DUPLICATE_RULE_NAME(ERROR, "Two rules with one name"),
  EMPTY_RULE_NAME(ERROR, "A rule's name is empty"),
  MISSING_CONDITION(ERROR, "WHEN says nothing"),
  EMPTY_CONDITION(ERROR, "A condition is empty"),
  MISSING_LOAD(ERROR, "The rule does not say where to load"),
  VIA_NEEDED(ERROR, "This needs a temporary table"),
  PARTITION_WITHOUT_VIA(ERROR, "PARTITION without VIA"),
  TEMP_TABLE_WITHOUT_VIA(ERROR, "$TempTable without VIA"),
  AUTODETECT_WITH_SQL(ERROR, "SCHEMA AUTODETECT with rows that SQL changes"),
  OVERWRITE_APPENDS(ERROR, "OVERWRITE would append"),
  SCHEMA_UPDATE_TRUNCATES(ERROR, "Columns cannot be added to a table that is truncated"),
  WHERE_IGNORED(ERROR, "WHERE would have no effect"),
  JOIN_WITHOUT_ALIAS(ERROR, "JOIN does not say which rows belong together"),
  EMPTY_EXPRESSION(ERROR, "An expression is empty"),
  BROKEN_SQL(ERROR, "SQL that BigQuery would refuse"),
  ROWS_LOST_BY_SPLIT(WARNING, "SPLIT may lose rows"),
  BAD_EXPIRY(ERROR, "Not a time after which a table expires"),
  EXPIRES_BEFORE_LOAD(WARNING, "The table expires before its window ends"),
  UNKNOWN_FORMAT(ERROR, "Not a format that BigQuery loads"),
  ILLEGAL_TABLE(ERROR, "This cannot be a table"),
  UNKNOWN_DOLLAR_NAME(WARNING, "A $name that nothing replaces"),
  CAPTURE_WITHOUT_MATCHING(ERROR, "A capture group without a pattern"),
  UNKNOWN_CAPTURE_GROUP(ERROR, "A capture group that the pattern does not have"),
  PARAMETERS_WITHOUT_MATCHING(ERROR, "PARAMETERS without a pattern"),
  UNKNOWN_VARIABLE(ERROR, "Not a variable"),
  UNKNOWN_OPTION(ERROR, "Not an option here"),
  WRONG_OPTION_TYPE(ERROR, "An option of the wrong type"),
  UNKNOWN_OPTION_VALUE(ERROR, "Not a value of this option"),
  DUPLICATE_OPTION(ERROR, "An option is given twice"),
  NEVER_MATCHES(ERROR, "The rule can never match"),
  DOUBLE_SLASH(ERROR, "// in a path"),
  BAD_REGULAR_EXPRESSION(ERROR, "Not a regular expression"),
  FIRST_OBJECT_DECIDES(ERROR, "One object decides for a whole window"),
  FIRST_OBJECT_IN_ACTION(WARNING, "An action gets what one object of a window says"),
  LOADED_TWICE(ERROR, "Each window loads the same files"),
  WINDOW_ACROSS_MIDNIGHT(WARNING, "A window of two days for the partition of one"),
  ILLEGAL_PARTITION(ERROR, "This cannot be a partition"),
  PARTITION_IGNORED(ERROR, "PARTITION has no effect"),
  HIDDEN_PARAMETER(ERROR, "A parameter behind a name of BqTail's own"),
  AMBIGUOUS_PARAMETER(WARNING, "A parameter that has a name of BqTail's own"),
  TWELVE_HOUR_CLOCK(WARNING, "Two hours of a day go to one place"),
  OBJECTS_WITHOUT_GROUPS(ERROR, "Objects in which the pattern is not found"),
  EMPTY_GROUP(WARNING, "A name that may be empty"),
  FORMAT_AGAINST_NAME(ERROR, "The files are read in another format"),
  OPTION_OF_ANOTHER_FORMAT(WARNING, "An option of another format"),
  ILLEGAL_SCHEMA(ERROR, "This cannot be a schema"),
  DUPLICATE_COLUMN(ERROR, "A column is there twice"),
  OPTION_IGNORED(WARNING, "An option that has no effect"),
  TEMPLATE_IS_TARGET(WARNING, "A table that is its own template"),
  ILLEGAL_CLUSTERING(ERROR, "A table cannot be clustered by this"),
  DUPLICATE_ALIAS(ERROR, "One alias for two tables"),
  SPLIT_OVERWRITES_ITSELF(ERROR, "SPLIT overwrites what it has written"),
  TEMP_TABLE_IN_BACKTICKS(ERROR, "$TempTable in backticks"),
  EXPIRY_OF_TEMPORARY_TABLE(WARNING, "The temporary table expires instead"),
  REPLACED_TWICE(ERROR, "What is replaced is replaced again"),
  LITERAL_STAR(WARNING, "A star that is nothing but a star"),
  REPEATING_STAR(WARNING, "A star that repeats what stands before it"),
  LITERAL_BACKSLASH(WARNING, "A backslash that is nothing but a backslash"),
  ILLEGAL_ADDRESS(ERROR, "This cannot be an address in Cloud Storage"),
  WINDOW_TOO_SHORT(ERROR, "The window is too short"),
  LOAD_QUOTA(WARNING, "More load jobs than BigQuery allows"),
  PROJECT_QUOTA(WARNING, "More load jobs than BigQuery allows a project"),
  WHOLE_BUCKET(WARNING, "The whole bucket will be listed"),
  MOVE_WITHOUT_TARGET(ERROR, "MOVE does not say where to"),
  PARTITION_NOT_NAMED(ERROR, "EACH PARTITION does not say which"),
  FILES_GONE(ERROR, "Objects are taken away twice"),
  ONE_NAME_FOR_MANY(ERROR, "Several objects get one name"),
  DELETES_UNLOADED(ERROR, "What was not loaded is deleted"),
  WATCHED_FOLDER_TAKEN(WARNING, "A folder that the rule watches is taken away"),
  DELETES_BUCKET(ERROR, "A whole bucket is deleted"),
  DROPS_LOADED_TABLE(ERROR, "The table that was loaded is dropped"),
  ROWS_DOUBLED(ERROR, "Rows are there twice"),
  COPIED_IN_VAIN(WARNING, "A copy of which nothing is left"),
  OVERWRITTEN_BY_NEXT(WARNING, "The next one overwrites it"),
  LOADS_ONCE(WARNING, "Only the first load succeeds"),
  WINDOW_TOO_LONG(WARNING, "A wait that is too long"),
  LOADED_AGAIN(WARNING, "ROLLOVER may load objects twice"),
  RELOAD_NOT_OFF(WARNING, "A reload all the same"),
  FAILURE_NOT_RUN(WARNING, "ON FAILURE that BqTail would not run"),
  BODY_WITH_GET(WARNING, "A body that is not read"),
  MOVE_COMES_BACK(WARNING, "What is moved matches the rule again"),
  LOOP(ERROR, "The rule feeds itself"),
  INCOMPLETE_ACTION(ERROR, "An action lacks what it needs"),
  UNKNOWN_ACTION(ERROR, "Not an action"),
  NESTED_ACTIONS_REFUSED(ERROR, "Actions below an action that cannot have them"),
  NESTED_ACTIONS_NEVER_RUN(WARNING, "Actions that the functions never run"),
  FAILURE_UNDER_ACTION(WARNING, "ON FAILURE looks as if it belonged to an action"),
  TRUNCATES_TARGET(WARNING, "The target is overwritten"),
  SECRET_IN_CLEAR(ERROR, "A secret in clear text"),
  NOT_IN_TARGET(ERROR, "The target cannot express this"),
  ILLEGAL_DIRECTORY(ERROR, "This cannot be a directory"),
  SAME_DIRECTORY(ERROR, "Two rules for one directory"),
  NOT_FOR_DIRECTORIES(ERROR, "A rule about a directory cannot say this"),
  MISSING_GROUP(ERROR, "A group is missing in the pattern"),
  UNKNOWN_GROUP(WARNING, "A group that nobody reads"),
  CONFLICTING_SETTING(ERROR, "Two values for one setting"),
  ILLEGAL_SETTING(ERROR, "The function cannot work with this value"),
  UNREADABLE_SCRIPT(ERROR, "A file that a rule names cannot be read"),
  KEY_AT_TWO_LEVELS(WARNING, "A key is set at two levels"),
  OWN_LEVEL_NOT_READ(WARNING, "Not read for its own directory"),
  NO_LOAD_SETTINGS(WARNING, "No load.json here or above"),
  ORDERED_BELOW_TABLE(WARNING, "ORDERED below the directory of the table"),
  RUN_IS_INHERITED(WARNING, "A RUN above replaces this LOAD"),
  UNUSED_BY_FUNCTION(WARNING, "The function does not use this"),
  BATCHES_COLLIDE(WARNING, "Only the first batch of a directory would be loaded"),
  UNKNOWN_PLACEHOLDER(WARNING, "A placeholder that nothing replaces"),
  FILES_NOT_READ(WARNING, "The query does not read the files"),
  NOTHING_WRITTEN(WARNING, "The query writes nothing"),
  NOTHING_DONE(WARNING, "A rule that does nothing"),
  OVERLAPPING_RULES(ERROR, "Two rules match one object"),
  MAY_OVERLAP(WARNING, "Two rules may match one object"),
  LEGACY_SYNTAX(ERROR, "Not JSON, not YAML"),
  LEGACY_WRONG_TYPE(ERROR, "A legacy value of the wrong type"),
  LEGACY_REFUSED(ERROR, "The legacy refuses this rule"),
  LEGACY_UNKNOWN_KEY(WARNING, "A key that the legacy ignores"),
  LEGACY_READING(WARNING, "Not read as it looks"),
  UNKNOWN_ALLOW(ERROR, "An allow that names no law"),
  ALLOW_WITHOUT_REASON(ERROR, "An allow without a reason"),
  ALLOW_REFUSED(ERROR, "This cannot be allowed"),
  UNUSED_ALLOW(WARNING, "An allow that silences nothing");

  /**
   * Errors that BqTail and the directory ingest would let pass when they read a rule, so that an
   * old rule with one of them can be kept as it is. What they refuse is not among them.
   */
  private static final Set<DiagnosticId> LET_PASS =
      EnumSet.of(
          EMPTY_CONDITION,
          CONTRADICTION,
          UNKNOWN_FORMAT,
          UNKNOWN_OPTION_VALUE,
          RAW_REPEATS_CLAUSE,
          ILLEGAL_TABLE,
          CAPTURE_WITHOUT_MATCHING,
          UNKNOWN_CAPTURE_GROUP,
          PARAMETERS_WITHOUT_MATCHING,
          PARTITION_WITHOUT_VIA,
          TEMP_TABLE_WITHOUT_VIA,
          OVERWRITE_APPENDS,
          SCHEMA_UPDATE_TRUNCATES,
          WHERE_IGNORED,
          EMPTY_EXPRESSION,
          BROKEN_SQL,
          BAD_EXPIRY,
          UNKNOWN_CHOICE,
          NEVER_MATCHES,
          DOUBLE_SLASH,
          FIRST_OBJECT_DECIDES,
          LOADED_TWICE,
          ILLEGAL_PARTITION,
          PARTITION_IGNORED,
          HIDDEN_PARAMETER,
          OBJECTS_WITHOUT_GROUPS,
          FORMAT_AGAINST_NAME,
          ILLEGAL_SCHEMA,
          DUPLICATE_COLUMN,
          ILLEGAL_CLUSTERING,
          DUPLICATE_ALIAS,
          SPLIT_OVERWRITES_ITSELF,
          TEMP_TABLE_IN_BACKTICKS,
          REPLACED_TWICE,
          ILLEGAL_ADDRESS,
          BAD_REGULAR_EXPRESSION,
          WINDOW_TOO_SHORT,
          LOOP,
          PARTITION_NOT_NAMED,
          FILES_GONE,
          ONE_NAME_FOR_MANY,
          DELETES_UNLOADED,
          DELETES_BUCKET,
          DROPS_LOADED_TABLE,
          ROWS_DOUBLED,
          INCOMPLETE_ACTION,
          UNKNOWN_ACTION,
          MOVE_WITHOUT_TARGET,
          SECRET_IN_CLEAR,
          OVERLAPPING_RULES);

  private final Severity severity;
  private final String title;

  DiagnosticId(Severity severity, String title) {
    this.severity = severity;
    this.title = title;
  }

  /** The id in words, such as {@code window-too-short}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it stops the compilation. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether {@code -- bqt:allow} may silence it: warnings, and errors that only we see as such. The
   * one list of what may be allowed.
   */
  public boolean isAllowable() {
    return severity == WARNING ? this != UNUSED_ALLOW : LET_PASS.contains(this);
  }

  /** The id of these words, in any case; null if there is none. */
  public static DiagnosticId of(String words) {
    for (DiagnosticId each : values()) {
      if (each.id().equalsIgnoreCase(words)) {
        return each;
      }
    }
    return null;
  }

  /** What it is, in one line. */
  public String title() {
    return title;
  }
}

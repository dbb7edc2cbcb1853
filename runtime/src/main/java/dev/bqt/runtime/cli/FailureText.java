package dev.bqt.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Why a load failed, reduced to what a person mends: the places that BigQuery names, without the
 * phrases that surround them. The phrases are those of BigQuery's load errors.
 *
 * @param places what was located, in the order in which BigQuery names it; each place once
 * @param summary all in one line, for a failure that is in no file
 */
record FailureText(List<Place> places, String summary) {
  private static final String SCHEME = "gs://";
  private static final String PREFIX = "Error while reading data, error message: ";
  private static final Pattern GENERAL =
      Pattern.compile("Please look into the errors\\[\\]|encountered too many errors, giving up");
  private static final Pattern REASON = Pattern.compile("^[a-z][A-Za-z]+: ");
  private static final Pattern FILE = Pattern.compile("[;.]? File: gs://.*$");
  private static final Pattern JSON_ROW =
      Pattern.compile(
          "^JSON parsing error in row starting at position (\\d+)(?: \\(line (\\d+)\\))?: "
              + "(?:Parser terminated before end of string: (?=.))?");
  private static final Pattern CSV_ROW =
      Pattern.compile("^line_number: (\\d+) byte_offset_to_start_of_line: \\d+[;:]? ");
  private static final Pattern COLUMN = Pattern.compile("^(line \\d+): (.*) \\(column (\\d+)\\)$");
  private static final Pattern VALUE = Pattern.compile("value 'string_value: (\".*\")' to");
  private static final Pattern NO_DATASET =
      Pattern.compile("^There is no dataset local\\.(\\w+): create it$");
  private static final Pattern NO_DATASET_OF_PROJECT =
      Pattern.compile("^There is no dataset (\\S+): create it$");

  /**
   * A place that a person can mend.
   *
   * @param uri the file
   * @param what what is wrong there; begins with the line where it is known
   */
  record Place(String uri, String what) {
    @Override
    public String toString() {
      return uri + ": " + what;
    }
  }

  /** Copies the list. */
  FailureText {
    places = List.copyOf(places);
  }

  /**
   * Reads a reason of the ledger.
   *
   * @param reason lines, of which those that begin with gs:// say what is wrong in a file; may be
   *     null
   */
  static FailureText of(String reason) {
    if (reason == null || reason.isBlank()) {
      return new FailureText(List.of(), "no reason is known");
    }
    List<Place> places = new ArrayList<>();
    for (String line : reason.lines().toList()) {
      place(line).filter(place -> !places.contains(place)).ifPresent(places::add);
    }
    String first = reason.lines().filter(line -> !isGeneral(line)).findFirst().orElse(reason);
    return new FailureText(places, plain(first));
  }

  private static Optional<Place> place(String line) {
    int end = line.indexOf(": " + PREFIX);
    int colon = end < 0 ? line.indexOf(": ") : end;
    if (!line.startsWith(SCHEME) || colon < 0 || isGeneral(line)) {
      return Optional.empty();
    }
    return Optional.of(new Place(line.substring(0, colon), plain(line.substring(colon + 2))));
  }

  private static boolean isGeneral(String line) {
    return GENERAL.matcher(line).find();
  }

  private static String plain(String message) {
    String what = REASON.matcher(message.strip()).replaceFirst("");
    what = what.startsWith(PREFIX) ? what.substring(PREFIX.length()) : what;
    what = FILE.matcher(what).replaceFirst("");
    what = JSON_ROW.matcher(what).replaceFirst(FailureText::row);
    what = CSV_ROW.matcher(what).replaceFirst("line $1: ");
    what = COLUMN.matcher(what).replaceFirst("$1, column $3: $2");
    what = VALUE.matcher(what).replaceFirst("value $1 to");
    what =
        NO_DATASET
            .matcher(what)
            .replaceFirst(
                "There is no dataset $1: add CREATE SCHEMA $1 to schema.sql, which is read when its"
                    + " folder is opened (start bqt serve anew), or run that with bqt query");
    return NO_DATASET_OF_PROJECT
        .matcher(what)
        .replaceFirst(
            "There is no dataset $1: create it, or look whether its project is the right one"
                + " (in the rule's table, else ProjectID of the configuration)");
  }

  /** BigQuery tells where a row begins in bytes; people count lines. */
  private static String row(MatchResult row) {
    return row.group(2) == null
        ? "row at byte " + row.group(1) + ": "
        : "line " + row.group(2) + ": ";
  }

  /** All that was located, a line each; the summary when nothing was. */
  List<String> lines() {
    return places.isEmpty() ? List.of(summary) : places.stream().map(Place::toString).toList();
  }
}

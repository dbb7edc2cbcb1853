package dev.bqt.e2e;

import dev.bqt.e2e.Moment.Act;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Files that differ by a number, as one line tells of them: {@code data/{001..250}.json {"n": "#"}}
 * is {@code data/001.json} with {@code {"n": "001"}} and so on. Two blanks part name and content.
 *
 * @param bucket where they are put
 * @param line of {@code put-many/<bucket>.txt}
 */
record ManyFiles(String bucket, String line) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<before>\\S+)\\{(?<first>\\d+)\\.\\.(?<last>\\d+)}(?<after>\\S*)  (?<text>.+)");

  /** The lines of a list. */
  static List<ManyFiles> in(String bucket, String list) {
    return list.lines().map(line -> new ManyFiles(bucket, line)).toList();
  }

  /** Requires a line as it should be. */
  ManyFiles {
    if (!LINE.matcher(line).matches()) {
      throw new AssertionError(
          "'" + line + "': expected is a line 'data/{001..250}.json  {\"n\": \"#\"}'");
    }
  }

  private Matcher parts() {
    Matcher parts = LINE.matcher(line);
    return parts.matches() ? parts : null;
  }

  /** Each of them. */
  List<Act> acts() {
    Matcher parts = parts();
    String number = "%0" + parts.group("first").length() + "d";
    return LongStream.rangeClosed(
            Long.parseLong(parts.group("first")), Long.parseLong(parts.group("last")))
        .mapToObj(number::formatted)
        .map(each -> act(parts, each))
        .toList();
  }

  private Act act(Matcher parts, String number) {
    String object = bucket + "/" + parts.group("before") + number + parts.group("after");
    String text = parts.group("text").replace("#", number) + "\n";
    return new Act("put", object, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What somebody does, for the timeline. */
  String told() {
    return "somebody puts %,d files gs://%s/%s"
        .formatted(acts().size(), bucket, line.substring(0, line.indexOf("  ")));
  }
}

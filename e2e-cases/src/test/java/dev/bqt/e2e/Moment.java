package dev.bqt.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people and programs do to the buckets in one second, as a folder shows it:
 *
 * <ul>
 *   <li>{@code put/<bucket>/<object>}: the file appears, or takes the place of an older one
 *   <li>{@code put-dated-t005s/<bucket>/<object>}: it appears with an older time of modification
 *   <li>{@code delete/<bucket>/<object>}: somebody deletes the file
 *   <li>{@code rules/<file>}: from now on these are the rules, instead of all that were
 *   <li>{@code retry-failed/.asked}: the runner is started anew with {@code --retry-failed}
 * </ul>
 *
 * A file whose name begins with a dot only makes its folder.
 *
 * @param folder {@code tNNNs}
 */
record Moment(Path folder) {
  private static final String DATED = "put-dated-";
  private static final String RULES = "rules";
  private static final String RETRY = "retry-failed";

  /**
   * A file that is put or deleted.
   *
   * @param verb name of the folder that says what is done
   * @param object {@code <bucket>/<object>}
   * @param content the file in the case
   */
  record Act(String verb, String object, Path content) {
    boolean isDelete() {
      return verb.equals("delete");
    }

    /** When the file was modified, in seconds since the start. */
    long modified(long now) {
      return verb.startsWith(DATED) ? secondOf(verb.substring(DATED.length())) : now;
    }

    boolean onlyMakesFolder() {
      return content.getFileName().toString().startsWith(".");
    }

    String bucket() {
      return object.substring(0, object.indexOf('/'));
    }

    /** The object's name in its bucket. */
    String name() {
      return object.substring(object.indexOf('/') + 1);
    }

    /**
     * What somebody does, for the timeline.
     *
     * @param replaces whether there was such a file before
     */
    String told(long now, boolean replaces) {
      if (isDelete()) {
        return "somebody deletes gs://" + object;
      }
      if (onlyMakesFolder()) {
        return "there is gs://" + object.substring(0, object.lastIndexOf('/') + 1);
      }
      String dated = modified(now) == now ? "" : ", dated " + modified(now) + " s";
      return (replaces ? "somebody replaces gs://" : "somebody puts gs://") + object + dated;
    }
  }

  long second() {
    return secondOf(folder.getFileName().toString());
  }

  List<Act> acts() {
    return CaseFolder.children(folder, Files::isDirectory).stream()
        .filter(verb -> !List.of(RULES, RETRY).contains(verb.getFileName().toString()))
        .flatMap(verb -> acts(verb).stream())
        .toList();
  }

  /** The files of the rules that hold from now on; empty when those before still hold. */
  List<Path> rules() {
    Path rules = folder.resolve(RULES);
    return Files.isDirectory(rules) ? CaseFolder.children(rules, Files::isRegularFile) : List.of();
  }

  /** Whether what failed is to be tried again. */
  boolean retriesFailed() {
    return Files.isDirectory(folder.resolve(RETRY));
  }

  private static List<Act> acts(Path verb) {
    try (Stream<Path> files = Files.walk(verb)) {
      return files.filter(Files::isRegularFile).sorted().map(file -> act(verb, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Act act(Path verb, Path file) {
    String object = verb.relativize(file).toString().replace('\\', '/');
    return new Act(verb.getFileName().toString(), object, file);
  }

  private static long secondOf(String name) {
    return Long.parseLong(name.substring(1, name.length() - 1));
  }
}

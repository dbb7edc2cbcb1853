package dev.bqt.e2e;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.ledger.Settlement.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people and programs do in one second, as a folder shows it; {@code README.md} lists what can
 * be in it. A file whose name begins with a dot only makes its folder.
 *
 * @param folder {@code tNNNs}
 */
record Moment(Path folder) {
  private static final String DATED = "put-dated-";

  /**
   * A file that is put or deleted.
   *
   * @param verb name of the folder that says what is done
   * @param object {@code <bucket>/<object>}
   * @param content what is put; nobody looks at that of a file that is deleted
   */
  record Act(String verb, String object, byte[] content) {
    boolean isDelete() {
      return verb.equals("delete");
    }

    /** When the file was modified, in seconds since the start. */
    long modified(long now) {
      return verb.startsWith(DATED) ? secondOf(verb.substring(DATED.length())) : now;
    }

    boolean onlyMakesFolder() {
      return object.contains("/.");
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

  /** A person's word on a held file, as {@code bqt resolve} hears it. */
  record Verdict(String bucket, String name, InTable content) {

    /** What somebody says, for the timeline. */
    String told() {
      String has = content.name().toLowerCase(Locale.ROOT);
      return "somebody says that the table has the " + has + " gs://" + bucket + "/" + name;
    }

    /** Says it; empty when the file is not held. */
    Optional<Settled> settle(Ledger ledger, Instant now) {
      return new Settlement(ledger).settle(bucket, name, content, now);
    }
  }

  /** A statement and what it is called. */
  record Question(String name, String sql) {}

  long second() {
    return secondOf(folder.getFileName().toString());
  }

  /** Files that are put or deleted one by one. */
  List<Act> acts() {
    return CaseFolder.children(folder, Files::isDirectory).stream()
        .map(verb -> verb.getFileName().toString())
        .filter(verb -> verb.matches("put|delete|" + DATED + ".*"))
        .flatMap(verb -> files(verb).stream().map(file -> act(verb, file)))
        .toList();
  }

  /** Files that are put by the thousand. */
  List<ManyFiles> many() {
    return files("put-many").stream()
        .flatMap(list -> ManyFiles.in(bucketOf(list), text(list)).stream())
        .toList();
  }

  /** The files of the rules that hold from now on; empty when those before still hold. */
  List<Path> rules() {
    return files("rules");
  }

  /** Whether what failed is to be tried again. */
  boolean retriesFailed() {
    return has("retry-failed");
  }

  /** Failpoint of the ledger where the runner is killed, the next time that it comes there. */
  Optional<String> kill() {
    return files("kill").stream().map(file -> file.getFileName().toString()).findFirst();
  }

  /** Whether the runner, which was killed, is started again. */
  boolean starts() {
    return has("start");
  }

  /** Whether a second runner begins, and knows what the first one does. */
  boolean hasSecondRunnerOnTheSameLedger() {
    return has("second-runner/same-ledger");
  }

  /** Whether a second runner begins that only shares rules, buckets and tables with the first. */
  boolean hasSecondRunnerWithItsOwnLedger() {
    return has("second-runner/own-ledger");
  }

  /** Whether the timeline tells what the ledger is told in this second. */
  boolean watchesLedger() {
    return has("watch-ledger");
  }

  /** What a person says of held files. */
  List<Verdict> verdicts() {
    return files("resolve").stream().map(this::verdict).toList();
  }

  /** What somebody asks the tables. */
  List<Question> questions() {
    return files("query").stream()
        .map(file -> new Question(file.getFileName().toString(), text(file).strip()))
        .toList();
  }

  private Verdict verdict(Path file) {
    String object = relative("resolve", file);
    int slash = object.indexOf('/');
    InTable content = InTable.valueOf(text(file).strip().toUpperCase(Locale.ROOT));
    return new Verdict(object.substring(0, slash), object.substring(slash + 1), content);
  }

  private Act act(String verb, Path file) {
    return new Act(verb, relative(verb, file), bytes(file));
  }

  private String relative(String verb, Path file) {
    return folder.resolve(verb).relativize(file).toString().replace('\\', '/');
  }

  private boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  private static String bucketOf(Path list) {
    String name = list.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** All files below that folder, in the order of their names; none when it is not there. */
  private List<Path> files(String verb) {
    if (!has(verb)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.resolve(verb))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long secondOf(String name) {
    return Long.parseLong(name.substring(1, name.length() - 1));
  }
}

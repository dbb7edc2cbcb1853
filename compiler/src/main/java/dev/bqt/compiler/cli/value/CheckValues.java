package dev.bqt.compiler.cli.value;

import dev.bqt.compiler.value.ValueFile;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that rules are checked with if nobody gives others: those of {@code check.properties}
 * beside them. They are for {@code check} alone, so that nothing is compiled with values that were
 * forgotten.
 */
public final class CheckValues {

  /** The name of the file. */
  public static final String FILE = "check.properties";

  private CheckValues() {}

  /**
   * What was given, and what the files in these folders say of other names.
   *
   * @throws ValueProblem if a file cannot be read, or two of them have different values of a name
   */
  public static Values fill(Values given, Collection<Path> folders) throws ValueProblem {
    Map<String, String> all = new LinkedHashMap<>();
    Map<String, Path> from = new LinkedHashMap<>();
    for (Path folder : folders) {
      Path file = folder.resolve(FILE);
      if (Files.isRegularFile(file)) {
        for (Map.Entry<String, String> each : read(file).entrySet()) {
          String name = each.getKey();
          boolean differs = all.containsKey(name) && !all.get(name).equals(each.getValue());
          if (differs && given.of(name) == null) {
            throw new ValueProblem(
                from.get(name)
                    + " and "
                    + file
                    + " have different values of "
                    + name
                    + ". Check their folders one by one, or give it: --var.");
          }
          all.putIfAbsent(name, each.getValue());
          from.putIfAbsent(name, file);
        }
      }
    }
    all.putAll(given.byName());
    return new Values(all);
  }

  private static Map<String, String> read(Path file) throws ValueProblem {
    try {
      return ValueFile.read(file.toString(), Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new ValueProblem("Cannot read " + file + ": " + unreadable.getMessage());
    }
  }
}

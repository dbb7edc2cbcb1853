package dev.bqt.compiler.cli.value;

import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.ValueFile;
import dev.bqt.compiler.value.ValueNames;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/**
 * The options that give values for <code>${name}</code> in rules. {@code --var} goes before {@code
 * --vars}, and that before {@code --var-env}; of two of a kind the later one counts.
 */
public final class ValueOptions {

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "What $${NAME} stands for in .bqt.")
  private List<String> single = List.of();

  @Option(
      names = "--vars",
      paramLabel = "FILE",
      description = "More values: .properties, .json, .yaml.")
  private List<Path> files = List.of();

  @Option(names = "--var-env", description = "More values: the environment.")
  private boolean environment;

  /**
   * All values that were given.
   *
   * @throws ValueProblem if one cannot be taken; the message says why, and shows no value
   */
  public Values values() throws ValueProblem {
    return values(System.getenv());
  }

  Values values(Map<String, String> environmentNow) throws ValueProblem {
    Map<String, String> all = new TreeMap<>();
    if (environment) {
      // Nobody chooses all of his environment: what cannot be a value is passed over.
      environmentNow.forEach((name, value) -> put(name, value, all));
    }
    for (Path file : files) {
      all.putAll(ValueFile.read(file.toString(), bytes(file)));
    }
    for (String each : single) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new ValueProblem("--var is given as NAME=VALUE, but one has no =.");
      }
      String name = each.substring(0, equals);
      ValueNames.inspect(name);
      all.put(name, each.substring(equals + 1));
    }
    return new Values(all);
  }

  private static void put(String name, String value, Map<String, String> all) {
    if (ValueNames.isFree(name)) {
      all.put(name, value);
    }
  }

  /**
   * A line for each {@code --var} that no source mentions, sorted by name. Files and environments
   * may have values for other rules.
   */
  public List<String> unused(List<SourceFile> sources) {
    return new TreeSet<>(single)
        .stream()
            .map(each -> each.substring(0, Math.max(0, each.indexOf('='))))
            .distinct()
            .filter(name -> sources.stream().noneMatch(source -> mentions(source, name)))
            .map(name -> "Nothing uses --var " + name + ": no rule has ${" + name + "}.")
            .toList();
  }

  private static boolean mentions(SourceFile source, String name) {
    return source.text().contains("${" + name + "}");
  }

  private static byte[] bytes(Path file) throws ValueProblem {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new ValueProblem("There is no file " + file + " (--vars).");
    } catch (IOException unreadable) {
      throw new ValueProblem(
          "Cannot read "
              + file
              + " (--vars): "
              + unreadable.getClass().getSimpleName()
              + ": "
              + unreadable.getMessage());
    }
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.KEY_AT_TWO_LEVELS;
import static dev.bqt.compiler.diagnostic.DiagnosticId.NO_LOAD_SETTINGS;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OWN_LEVEL_NOT_READ;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.DestinationPattern;
import java.util.List;

/**
 * What is said for a directory is what holds there. The function merges load.json from the marker's
 * directory upwards, each file over the one before, and begins above that directory.
 */
final class DirectoryLevels implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      List<DirectoryTree.Level> above = tree.above(level);
      inspectKeys(level, above, found);
      if (!level.keys().isEmpty()) {
        inspectOwnLevel(tree, level, found);
      } else if (hasOtherFiles(level) && !tree.setsLoads(level)) {
        found.add(
            Diagnostic.of(
                    NO_LOAD_SETTINGS,
                    level.source().span(),
                    "Nothing is said about loads here, nor in a directory above: a marker without"
                        + " any load.json can be loaded into the table of the marker before it.")
                .hint("Add a rule for the bucket's root: WHEN DIRECTORY LOAD CSV;"));
      }
    }
  }

  private static boolean hasOtherFiles(DirectoryTree.Level level) {
    return level.rule().whole()
        && level.rule().clauses().stream().anyMatch(each -> each instanceof DirectoryClause);
  }

  private static void inspectKeys(
      DirectoryTree.Level level, List<DirectoryTree.Level> above, Diagnostics found) {
    for (ConfigKey key : level.keys()) {
      for (DirectoryTree.Level higher : above) {
        ConfigKey clash = clash(key, higher.keys());
        if (clash != null) {
          found.add(twoLevels(key, clash, higher));
          break;
        }
      }
    }
  }

  /** What a higher level says otherwise of a key; null if nothing. */
  private static ConfigKey clash(ConfigKey key, List<ConfigKey> above) {
    return above.stream()
        .filter(other -> other.meets(key) && !shown(other).equals(shown(key)))
        .findFirst()
        .orElse(null);
  }

  private static Diagnostic twoLevels(ConfigKey key, ConfigKey clash, DirectoryTree.Level higher) {
    String words =
        key.path().equals(clash.path())
            ? "the function lets the higher level win, whatever its manual says: what stands here"
                + " has no effect."
            : "the function fails where the two meet, for one is a map and the other is not.";
    return Diagnostic.of(
            KEY_AT_TWO_LEVELS,
            key.span(),
            key.name() + " is also set for " + higher.title() + ", and " + words)
        .and(clash.span(), "set here")
        .hint("Say it for the lower directories alone, each for itself.");
  }

  private static void inspectOwnLevel(
      DirectoryTree tree, DirectoryTree.Level level, Diagnostics found) {
    Text own = level.rule().pattern();
    DestinationPattern pattern =
        own == null ? tree.pattern(level) : DestinationPattern.of(own.value());
    String object = level.object(tree.marker());
    if (pattern.takes(object)) {
      String file = level.path() + "_config/load.json";
      found.add(
          Diagnostic.of(
                  OWN_LEVEL_NOT_READ,
                  level.source().span(),
                  file + " is not read for " + object + ", only for markers further down.")
              .hint(
                  "Put each delivery into a directory of its own below "
                      + level.path()
                      + ", or say this for the directory above."));
    }
  }

  /** The whole key, without the place where it stands. */
  private static String shown(ConfigKey key) {
    return key.name() + "=" + shown(key.value());
  }

  private static String shown(Literal value) {
    if (value instanceof Text text) {
      return "\"" + text.value() + "\"";
    } else if (value instanceof Literal.Listing list) {
      return list.values().stream().map(DirectoryLevels::shown).toList().toString();
    } else if (value instanceof Assignments map) {
      return map.entries().stream()
          .map(entry -> entry.key().text() + "=" + shown(entry.value()))
          .toList()
          .toString();
    } else if (value instanceof Literal.Whole whole) {
      return Long.toString(whole.value());
    } else if (value instanceof Literal.Truth truth) {
      return Boolean.toString(truth.value());
    }
    return value instanceof Literal.Decimal number ? number.digits() : "NULL";
  }
}

package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DOUBLE_SLASH;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_DIRECTORY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.SAME_DIRECTORY;

import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** DIRECTORY names a directory that can be completed, and no other rule names the same one. */
final class DirectoryPaths implements Check {

  /** Below them the function loads nothing. */
  private static final List<String> RESERVED = List.of("_config", "_backlog");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Map<String, DirectoryTree.Level> taken = new HashMap<>();
    for (DirectoryTree.Level level : DirectoryTree.of(rules).levels()) {
      if (level.source().directory() != null) {
        inspect(level.source().directory(), found);
      }
      DirectoryTree.Level first = taken.putIfAbsent(level.path(), level);
      if (first != null) {
        found.add(same(level, first));
      }
    }
  }

  private static Diagnostic same(DirectoryTree.Level level, DirectoryTree.Level first) {
    return Diagnostic.of(
            SAME_DIRECTORY,
            level.source().span(),
            "There is a rule for " + level.title() + " already: they would write the same files.")
        .and(first.source().span(), "the other one")
        .hint("Make one rule of the two.");
  }

  private static void inspect(Text directory, Diagnostics found) {
    String path = directory.value();
    if (path.isEmpty()) {
      found.add(
          illegal(directory, "The name of the directory is empty.")
              .hint("For the root of the bucket write WHEN DIRECTORY alone."));
    } else if (path.startsWith("gs://")) {
      found.add(
          illegal(directory, "A directory is named without its bucket.")
              .hint("One function serves all buckets that send it their events."));
    } else if (path.startsWith("/")) {
      found.add(
          illegal(directory, "Names of objects have no / at the start here.")
              .hint("Write \"" + path.substring(1) + "\"."));
    } else if (!path.endsWith("/")) {
      found.add(
          illegal(directory, "A directory's name ends with a slash.")
              .hint("Write \"" + path + "/\"."));
    } else if (path.contains("//")) {
      found.add(
          Diagnostic.of(DOUBLE_SLASH, directory.span(), "There is // in the directory's name.")
              .hint("Write one slash between two names."));
    } else if (path.length() > DirectoryTree.LONGEST_NAME) {
      found.add(
          illegal(
              directory,
              "Names of objects have at most " + DirectoryTree.LONGEST_NAME + " characters."));
    } else {
      inspectNames(directory, path, found);
    }
  }

  private static void inspectNames(Text directory, String path, Diagnostics found) {
    for (String name : path.split("/")) {
      if (RESERVED.contains(name)) {
        found.add(
            illegal(directory, "The function keeps " + name + "/ for itself: nothing loads there.")
                .hint("Name the directory above it."));
      } else if (name.equals(".") || name.equals("..")) {
        found.add(illegal(directory, "\"" + name + "\" is no name of a directory in a bucket."));
      }
    }
    if (path.indexOf('#') >= 0 || path.indexOf('?') >= 0) {
      found.add(
          illegal(directory, "The function cuts names of directories off at # and ?.")
              .hint("Give the directory another name."));
    } else if (path.chars().anyMatch(Character::isISOControl)) {
      found.add(illegal(directory, "There is a control character in the directory's name."));
    } else if (directory.variables().isEmpty()
        && Stream.of("*", "[", "{").anyMatch(path::contains)) {
      found.add(
          illegal(directory, "A directory is named as it is; it has no wildcards.")
              .hint("A rule holds for all directories below its own, too."));
    }
  }

  private static Diagnostic illegal(Text directory, String message) {
    return Diagnostic.of(ILLEGAL_DIRECTORY, directory.span(), message);
  }
}

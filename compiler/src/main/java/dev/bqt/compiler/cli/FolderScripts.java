package dev.bqt.compiler.cli;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads the files that rules name: relative to the rule, and not above what is compiled. */
final class FolderScripts implements Scripts {

  private final List<RulePaths.RuleText> texts;

  FolderScripts(List<RulePaths.RuleText> texts) {
    this.texts = List.copyOf(texts);
  }

  @Override
  public Script read(SourceFile source, String path) {
    for (RulePaths.RuleText text : texts) {
      if (text.source().equals(source)) {
        return read(text, path);
      }
    }
    return Scripts.NONE.read(source, path);
  }

  private static Script read(RulePaths.RuleText text, String path) {
    try {
      Path root = text.root().toRealPath();
      Path wanted = text.folder().toRealPath().resolve(path).normalize();
      if (!wanted.startsWith(root)) {
        return Script.unreadable("it is not in " + text.root() + ", the folder that is compiled");
      } else if (!Files.isRegularFile(wanted)) {
        return Script.unreadable("there is no such file");
      } else if (!wanted.toRealPath().startsWith(root)) {
        return Script.unreadable("it is a link out of " + text.root());
      }
      SourceFile read = SourceFile.decode(path, Files.readAllBytes(wanted));
      return read.malformedAt() == SourceFile.WELL_FORMED
          ? Script.of(read.text())
          : Script.unreadable("it is not UTF-8");
    } catch (InvalidPathException noPath) {
      return Script.unreadable("this is no path");
    } catch (IOException unreadable) {
      return Script.unreadable(RulePaths.reason(unreadable));
    }
  }
}

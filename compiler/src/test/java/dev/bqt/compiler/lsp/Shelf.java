package dev.bqt.compiler.lsp;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Folders in memory: texts by the paths of their files. */
record Shelf(Map<String, String> files) implements RuleFolders {

  @Override
  public String nameOf(String uri) {
    return uri.startsWith("file://") ? uri.substring("file://".length()) : uri;
  }

  @Override
  public String uriOf(String name) {
    return "file://" + name;
  }

  @Override
  public List<SourceFile> below(String folder, Consumer<String> problems) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(nameOf(folder) + "/"))
        .filter(file -> file.getKey().endsWith(".bqt"))
        .map(file -> SourceFile.of(file.getKey(), file.getValue()))
        .toList();
  }

  @Override
  public Scripts.Script script(SourceFile source, String folder, String path) {
    String own = source.name().substring(0, source.name().lastIndexOf('/') + 1);
    String text = files.get(own + path);
    return text == null ? Scripts.Script.unreadable("not here") : Scripts.Script.of(text);
  }
}

package dev.bqt.compiler.lsp;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The rules that an editor sees: files below its folders, and open texts, which go before them. */
final class Workspace {

  private final RuleFolders disk;
  private final Set<String> folders = new LinkedHashSet<>();
  private final Map<String, SourceFile> files = new TreeMap<>();
  private final Map<String, SourceFile> open = new TreeMap<>();
  private final Map<String, String> uris = new LinkedHashMap<>();

  Workspace(RuleFolders disk) {
    this.disk = disk;
  }

  synchronized void add(String folder) {
    folders.add(folder);
  }

  synchronized void remove(String folder) {
    folders.remove(folder);
  }

  /** Reads the folders once more; what cannot be read is told to {@code problems}. */
  synchronized void reload(Consumer<String> problems) {
    files.clear();
    for (String folder : folders) {
      disk.below(folder, problems).forEach(file -> files.put(file.name(), file));
    }
  }

  synchronized void open(String uri, String text) {
    String name = disk.nameOf(uri);
    uris.put(name, uri);
    open.put(name, SourceFile.of(name, text));
  }

  /** Takes changes one after the other, each a part of the text or all of it. */
  synchronized void change(String uri, List<TextDocumentContentChangeEvent> changes) {
    String name = disk.nameOf(uri);
    for (TextDocumentContentChangeEvent change : changes) {
      open.computeIfPresent(name, (key, before) -> SourceFile.of(key, changed(before, change)));
    }
  }

  private static String changed(SourceFile before, TextDocumentContentChangeEvent change) {
    if (change.getRange() == null) {
      return change.getText();
    }
    int from = Places.offset(before, change.getRange().getStart());
    int to = Math.max(from, Places.offset(before, change.getRange().getEnd()));
    return new StringBuilder(before.text()).replace(from, to, change.getText()).toString();
  }

  synchronized void close(String uri) {
    open.remove(disk.nameOf(uri));
  }

  /** The text of an open document, or null. */
  synchronized SourceFile source(String uri) {
    return open.get(disk.nameOf(uri));
  }

  /** The URI of a source, as the editor gave it if it did. */
  synchronized String uri(SourceFile source) {
    String given = uris.get(source.name());
    return given == null ? disk.uriOf(source.name()) : given;
  }

  synchronized boolean isOpen(SourceFile source) {
    return open.containsKey(source.name());
  }

  /** The texts that rules name. */
  Scripts scripts() {
    return (source, path) -> disk.script(source, folderOf(source.name()), path);
  }

  /** The set of rules that a source belongs to. */
  List<SourceFile> setOf(SourceFile source) {
    return sets().stream().filter(set -> set.contains(source)).findFirst().orElse(List.of(source));
  }

  /** All below the folders are one set; each open text elsewhere is one of its own. */
  synchronized List<List<SourceFile>> sets() {
    Map<String, SourceFile> below = new TreeMap<>(files);
    List<List<SourceFile>> sets = new ArrayList<>();
    for (SourceFile text : open.values()) {
      if (folderOf(text.name()) != null) {
        below.put(text.name(), text);
      } else {
        sets.add(List.of(text));
      }
    }
    if (!below.isEmpty()) {
      sets.add(0, List.copyOf(below.values()));
    }
    return sets;
  }

  /** The folder below which a text is, or null. */
  private synchronized String folderOf(String name) {
    return folders.stream()
        .filter(folder -> name.startsWith(disk.nameOf(folder) + "/"))
        .findFirst()
        .orElse(null);
  }
}

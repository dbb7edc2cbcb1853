package dev.bqt.compiler.lsp;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.function.Consumer;

/** Where the rules are that no editor has open. */
public interface RuleFolders {

  /** The name of a document: the path of a file, the URI itself if it is none. */
  String nameOf(String uri);

  /** The URI of a name that {@link #nameOf} gave or a source of {@link #below} has. */
  String uriOf(String name);

  /**
   * The rules below a folder, sorted by name; each once.
   *
   * @param folder a URI
   * @param problems gets a sentence about what could not be read
   */
  List<SourceFile> below(String folder, Consumer<String> problems);

  /**
   * Reads a text that rules name.
   *
   * @param source the rules
   * @param folder the URI of the folder below which they are; null for none
   * @param path as they name it, relative to themselves
   */
  Scripts.Script script(SourceFile source, String folder, String path);
}

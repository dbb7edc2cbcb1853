package dev.bqt.compiler.include;

import dev.bqt.compiler.source.SourceFile;

/** Where the texts are that rules name, such as those of {@code RUN FILE}. */
@FunctionalInterface
public interface Scripts {

  /** Where there are none: each is reported as unreadable. */
  Scripts NONE = (source, path) -> Script.unreadable("the compiler was given no folder to look in");

  /**
   * Reads a text.
   *
   * @param source the rules that name it
   * @param path as they name it, relative to their own file
   */
  Script read(SourceFile source, String path);

  /**
   * A text, or why there is none.
   *
   * @param text null if it could not be read
   * @param problem why, as the end of a sentence; empty if it could be read
   */
  record Script(String text, String problem) {

    /** A text that was read. */
    public static Script of(String text) {
      return new Script(text, "");
    }

    /** None, and why: the end of a sentence that begins with "it cannot be read". */
    public static Script unreadable(String problem) {
      return new Script(null, problem);
    }
  }
}

package dev.bqt.compiler.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of code of a Markdown file; only {@code bqt}, {@code json}, {@code hex} and {@code tree}
 * (files, each below a line with its path) are looked at.
 *
 * @param line where it begins, from 1
 */
record FencedBlock(String language, int line, String text) {

  private static final List<String> LANGUAGES = List.of("bqt", "json", "hex", "tree");

  static List<FencedBlock> of(Path file) throws IOException {
    List<FencedBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    int open = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("```")) {
        continue;
      }
      if (open < 0) {
        open = i;
        continue;
      }
      String language = lines.get(open).substring(3);
      if (LANGUAGES.contains(language)) {
        String text = String.join("\n", lines.subList(open + 1, i)) + "\n";
        blocks.add(new FencedBlock(language, open + 1, text));
      }
      open = -1;
    }
    return blocks;
  }
}

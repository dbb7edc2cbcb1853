package dev.bqt.compiler.fuzz;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts made at random: of characters, of words, and of rules in which something was changed. */
final class Mutations {

  private static final List<Path> ROOTS =
      List.of(
          Path.of("src/test/resources"),
          Path.of("../rules-examples"),
          Path.of("../e2e-cases/cases"));
  private static final int LONGEST = 4_000;
  private static final String SIGNS = "\"'`()[]{},;=$\\\n\u00e9\uD83C\uDF89-*/#:.";
  private static final List<String> OTHER_WORDS =
      List.of(
          "\"/a/\"",
          "\"gs://b/x\"",
          "r\"\\d+\"",
          "'''x'''",
          "a.b",
          "p:ds.t_$Date",
          "`a b`",
          "x",
          "10s",
          "2",
          "-1.5",
          "(",
          ")",
          "[",
          "]",
          ",",
          "=",
          ";",
          "-- c\n",
          "\"",
          "/*",
          "?");

  private final Random random;
  private final List<String> rules;
  private final List<String> words = new ArrayList<>(Words.allKeywords());

  private Mutations(Random random, List<String> rules) {
    this.random = random;
    this.rules = rules;
    for (int i = 0; i < 4; i++) {
      words.addAll(OTHER_WORDS);
    }
  }

  /** Always the same texts for a seed, as long as the rules of the repository are the same. */
  static Mutations of(long seed) throws IOException {
    return new Mutations(new Random(seed), rules());
  }

  private static List<String> rules() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".bqt")).sorted().toList()) {
          String text = SourceFile.decode("rule", Files.readAllBytes(file)).text();
          if (text.length() < LONGEST) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }

  /** The next text: one of ten is of characters, one of words, the others were rules. */
  String next() {
    return switch (random.nextInt(10)) {
      case 0 -> characters();
      case 1 -> words();
      default -> changed();
    };
  }

  private String characters() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(200); left > 0; left--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 1 -> text.append((char) random.nextInt(0x3000));
        case 2 -> text.append(' ');
        default -> text.append((char) (32 + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  private String words() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "WHEN PREFIX \"/a/\" " : "");
    for (int left = random.nextInt(40); left > 0; left--) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString();
  }

  private String changed() {
    StringBuilder text = new StringBuilder(rule());
    for (int times = 1 + random.nextInt(4); times > 0 && !text.isEmpty(); times--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(30));
      switch (random.nextInt(8)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.insert(from, piece(rule()));
        case 3 -> text.setCharAt(from, (char) (32 + random.nextInt(95)));
        case 4 -> text.setLength(from);
        case 5 -> text.insert(from, " " + words.get(random.nextInt(words.size())) + " ");
        case 6 -> text.append('\n').append(rule());
        default -> text.insert(from, SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
    }
    return text.toString();
  }

  private String rule() {
    return rules.get(random.nextInt(rules.size()));
  }

  private String piece(String text) {
    int from = random.nextInt(Math.max(1, text.length()));
    return text.substring(from, Math.min(text.length(), from + random.nextInt(80)));
  }
}

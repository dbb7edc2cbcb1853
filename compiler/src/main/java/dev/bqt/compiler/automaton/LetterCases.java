package dev.bqt.compiler.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Characters that are one letter but for case, by the mappings of case that Unicode has. */
final class LetterCases {

  /** Letters by the one that stands for all of them; without that one itself. */
  private static final Map<Integer, List<Integer>> OTHERS = others();

  private LetterCases() {}

  /** The letter and its other cases, ascending. */
  static IntStream of(int letter) {
    int one = one(letter);
    IntStream others = OTHERS.getOrDefault(one, List.of()).stream().mapToInt(Integer::intValue);
    return IntStream.concat(IntStream.of(one), others).sorted();
  }

  private static int one(int letter) {
    return Character.toLowerCase(Character.toUpperCase(letter));
  }

  private static Map<Integer, List<Integer>> others() {
    Map<Integer, List<Integer>> others = new HashMap<>();
    for (int letter = 0; letter < CodePoints.END; letter++) {
      int one = one(letter);
      if (one != letter) {
        others.computeIfAbsent(one, first -> new ArrayList<>()).add(letter);
      }
    }
    return others;
  }
}

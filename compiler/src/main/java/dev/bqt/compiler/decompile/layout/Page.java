package dev.bqt.compiler.decompile.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays clauses out in lines, and remembers where each part of them stands. */
public final class Page {

  /** The path of the clause of pairs itself. */
  public static final String RAW = "RAW";

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();
  private final List<Draft.Mark> marks = new ArrayList<>();

  /** Whether what was put last is a list that has a line for each item. */
  private boolean afterList;

  /** Begins a line with comments above it. */
  public void comments(Set<String> lines) {
    lines.forEach(line -> newLine(0).append(line));
  }

  /** A clause: in one line if there is room, else what is too much goes into the next ones. */
  public void clause(List<Part> parts) {
    newLine(0);
    for (int i = 0; i < parts.size(); i++) {
      put(parts.get(i), i == 0, 2);
    }
  }

  /** A clause of pairs, each of which has a path of its own. */
  public void raw(Map<String, String> pairs) {
    int head = newLine(0).length();
    text.append("RAW (");
    marks.add(new Draft.Mark(head, text.length(), RAW));
    int left = pairs.size();
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      newLine(2);
      int start = text.length();
      text.append(pair.getValue());
      marks.add(new Draft.Mark(start, text.length(), pair.getKey()));
      left--;
      text.append(left > 0 ? "," : "");
    }
    newLine(0).append(')');
  }

  /** ON SUCCESS or ON FAILURE of the rule. */
  public void outcome(String head, String path, List<Act> acts) {
    newLine(0);
    int start = text.length();
    text.append(head);
    marks.add(new Draft.Mark(start, text.length(), path));
    boolean one = acts.size() == 1 && fits(" " + acts.get(0).flat());
    if (one && acts.get(0).nests().isEmpty()) {
      act(acts.get(0), 2, false);
    } else {
      acts(acts, 2);
    }
  }

  private void acts(List<Act> acts, int indent) {
    for (int i = 0; i < acts.size(); i++) {
      newLine(indent);
      act(acts.get(i), indent, true);
      text.append(i + 1 < acts.size() ? "," : "");
    }
  }

  private void act(Act act, int indent, boolean begins) {
    for (int i = 0; i < act.parts().size(); i++) {
      put(act.parts().get(i), begins && i == 0, indent + 2);
    }
    for (Act.Nest nest : act.nests()) {
      newLine(indent + 2);
      boolean flat = nest.acts().stream().allMatch(each -> each.nests().isEmpty());
      if (flat && fits(nest.flat())) {
        mark(act, () -> text.append(nest.head()).append(" ("));
        for (int i = 0; i < nest.acts().size(); i++) {
          text.append(i > 0 ? ", " : "");
          Act inner = nest.acts().get(i);
          for (int j = 0; j < inner.parts().size(); j++) {
            put(inner.parts().get(j), j == 0, indent + 4);
          }
        }
      } else {
        mark(act, () -> text.append(nest.head()).append(" ("));
        acts(nest.acts(), indent + 4);
        newLine(indent + 2);
      }
      text.append(')');
    }
  }

  private void mark(Act act, Runnable append) {
    int start = text.length();
    append.run();
    marks.add(new Draft.Mark(start, text.length(), act.parts().get(0).path()));
  }

  /** A part behind what is there, on the same line if it fits. */
  private void put(Part part, boolean begins, int indent) {
    if (!begins && !afterList && fits(" " + firstLine(part.flat()))) {
      text.append(' ');
    } else if (!begins) {
      newLine(indent);
    }
    int start = text.length();
    afterList = !part.items().isEmpty() && !fits(part.flat());
    if (!afterList) {
      text.append(part.flat());
    } else {
      int inner = begins ? indent : indent + 2;
      text.append(part.open());
      for (int i = 0; i < part.items().size(); i++) {
        newLine(inner).append(part.items().get(i));
        text.append(i + 1 < part.items().size() ? "," : "");
      }
      newLine(inner - 2).append(part.close());
    }
    marks.add(new Draft.Mark(start, text.length(), part.path()));
  }

  private static String firstLine(String part) {
    int end = part.indexOf('\n');
    return end < 0 ? part : part.substring(0, end);
  }

  private boolean fits(String more) {
    int column = text.length() - (text.lastIndexOf("\n") + 1);
    return more.indexOf('\n') < 0 && column + more.length() <= WIDTH;
  }

  private StringBuilder newLine(int indent) {
    if (text.length() > 0) {
      text.append('\n');
    }
    return text.append(" ".repeat(indent));
  }

  /** The text of a rule with its semicolon, and where each part stands. */
  public Draft done() {
    return new Draft(text.append(";\n").toString(), marks);
  }
}

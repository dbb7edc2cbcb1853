package dev.bqt.compiler.check;

import dev.bqt.compiler.automaton.Patterns.Step;
import dev.bqt.compiler.check.PathIndex.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules by what their FILTER asks for from one end of a path on, so that those are left out that
 * part ways with a rule at some character. Those that are left out surely match no object that the
 * rule matches; of the others nothing is said.
 */
final class StepTree {

  private static final int MOST_HELD = 8;

  private record Held(Entry entry, List<Step> steps) {

    /** Whether the two part ways at a step that both have. */
    boolean isApartFrom(List<Step> others, int from) {
      for (int i = from; i < Math.min(steps.size(), others.size()); i++) {
        if (!steps.get(i).equals(others.get(i))) {
          return steps.get(i).excludes(others.get(i));
        }
      }
      return false;
    }
  }

  private final int depth;
  private List<Held> held = new ArrayList<>();
  private Map<Step, StepTree> next;

  StepTree() {
    this(0);
  }

  private StepTree(int depth) {
    this.depth = depth;
  }

  void add(Entry entry, List<Step> steps) {
    add(new Held(entry, steps));
  }

  private void add(Held one) {
    StepTree tree = this;
    while (tree.next != null && one.steps.size() > tree.depth) {
      tree = tree.below(one);
    }
    tree.held.add(one);
    if (tree.next == null && tree.held.size() > MOST_HELD) {
      List<Held> all = tree.held;
      tree.held = new ArrayList<>();
      tree.next = new LinkedHashMap<>();
      all.forEach(tree::add);
    }
  }

  private StepTree below(Held one) {
    return next.computeIfAbsent(one.steps.get(depth), none -> new StepTree(depth + 1));
  }

  /** Adds the rules that need not part ways with one that has these steps. */
  void collect(List<Step> steps, List<Entry> into) {
    for (Held each : held) {
      if (!each.isApartFrom(steps, depth)) {
        into.add(each.entry);
      }
    }
    if (next != null && steps.size() > depth) {
      Step own = steps.get(depth);
      next.forEach(
          (step, tree) -> {
            if (step.equals(own)) {
              tree.collect(steps, into);
            } else if (!step.excludes(own)) {
              tree.collectAll(into);
            }
          });
    } else {
      collectBelow(into);
    }
  }

  private void collectAll(List<Entry> into) {
    held.forEach(each -> into.add(each.entry));
    collectBelow(into);
  }

  private void collectBelow(List<Entry> into) {
    if (next != null) {
      next.values().forEach(tree -> tree.collectAll(into));
    }
  }
}

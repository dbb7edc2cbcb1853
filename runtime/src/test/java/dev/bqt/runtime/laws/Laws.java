package dev.bqt.runtime.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what has come of a story against all laws that its fixture can tell about. */
public final class Laws {
  private static final int SHOWN = 20;

  private Laws() {}

  /**
   * Holds a site against all of them.
   *
   * @throws AssertionError naming each law that is broken, and by what
   */
  public static void check(SiteView site, String where) {
    check(site, where, Set.of());
  }

  /**
   * The same without laws that the story breaks on purpose.
   *
   * @return the laws that it does break
   */
  public static Set<Law> check(SiteView site, String where, Set<Law> exempt) {
    Set<Law> broken = broken(site);
    Set<Law> unexpected = new TreeSet<>(broken);
    unexpected.removeAll(exempt);
    if (!unexpected.isEmpty()) {
      throw new AssertionError(where + " breaks the law:\n" + tell(site, unexpected));
    }
    return broken;
  }

  /** The laws that are broken. */
  public static Set<Law> broken(SiteView site) {
    return Arrays.stream(Law.values())
        .filter(law -> law.canBeHeld(site))
        .filter(law -> !law.breaches(site).isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The laws that a site like this is not held to. */
  public static Set<Law> notHeld(SiteView site) {
    return Arrays.stream(Law.values())
        .filter(law -> !law.canBeHeld(site))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What breaks them, for people. */
  public static String tell(SiteView site, Set<Law> laws) {
    List<String> lines = new ArrayList<>();
    for (Law law : laws) {
      List<String> breaches = law.breaches(site);
      lines.add("BROKEN: " + law.says());
      breaches.stream().limit(SHOWN).forEach(breach -> lines.add("  " + breach));
      if (breaches.size() > SHOWN) {
        lines.add("  … and " + (breaches.size() - SHOWN) + " more");
      }
    }
    return String.join("\n", lines);
  }
}

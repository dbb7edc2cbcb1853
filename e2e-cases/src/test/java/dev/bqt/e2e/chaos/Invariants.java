package dev.bqt.e2e.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must hold after a run that ended because nothing was left to do, whatever came before. */
final class Invariants {
  private static final int SHOWN = 20;

  private Invariants() {}

  /**
   * Holds a site against all laws.
   *
   * @param deliveries what was put into its buckets, and taken out of them by others
   * @throws AssertionError naming each law that is broken, and by what
   */
  static SiteView check(Path folder, Deliveries deliveries) {
    SiteView site = SiteView.of(folder);
    List<String> broken = broken(site, deliveries);
    if (!broken.isEmpty()) {
      throw new AssertionError(folder + " breaks the law:\n" + String.join("\n", broken));
    }
    return site;
  }

  /** The laws that are broken, each with what breaks it; empty when all hold. */
  static List<String> broken(SiteView site, Deliveries deliveries) {
    List<Law> laws = new ArrayList<>(new ObjectLaws(deliveries).all());
    laws.addAll(JobLaws.all());
    laws.addAll(JournalLaws.all());
    List<String> broken = new ArrayList<>();
    for (Law law : laws) {
      List<String> breaches = law.breaches().apply(site);
      if (!breaches.isEmpty()) {
        broken.add("BROKEN: " + law.name());
        breaches.stream().limit(SHOWN).forEach(breach -> broken.add("  " + breach));
        if (breaches.size() > SHOWN) {
          broken.add("  … and " + (breaches.size() - SHOWN) + " more");
        }
      }
    }
    return broken;
  }
}

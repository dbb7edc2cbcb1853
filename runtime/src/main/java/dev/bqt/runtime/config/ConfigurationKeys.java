package dev.bqt.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of a configuration, and what this runner does with it. The keys are those of BqTail
 * 2.10 and BqDispatch ({@code base/config.go}, {@code tail/config.go}, {@code dispatch/config.go}),
 * and our own in {@code Bqt}.
 */
public final class ConfigurationKeys {

  /** What is done with a key. */
  public enum Use {
    /** It does here what it does there. */
    USED,
    /** It does something like it: the note says what. */
    MAPPED,
    /** It does nothing, and nothing is amiss by that: the note says why. */
    IGNORED,
    /** It does nothing, and who has set it may miss something: said in a warning. */
    LACKING
  }

  /** Which configuration a key belongs to. */
  public enum Owner {
    /** Both functions. */
    BASE("Both functions"),
    /** BqTail. */
    BQTAIL("BqTail"),
    /** BqDispatch. */
    BQDISPATCH("BqDispatch"),
    /** bqt. */
    BQT("bqt's own, in an object `Bqt`");

    private final String title;

    Owner(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * A key.
   *
   * @param owner whose it is
   * @param name canonical spelling; any case is read
   * @param kind {@code bool}, {@code int}, {@code text}, {@code texts}, {@code map}, {@code list}
   * @param use what is done with it
   * @param note what it does, or why it does nothing
   */
  public record Key(Owner owner, String name, String kind, Use use, String note) {}

  /** Key of the object that holds our own keys. */
  static final String OWN = "Bqt";

  private static final Map<String, Key> KEYS = read(ConfigurationKeyTable.TEXT);

  private ConfigurationKeys() {}

  /** All keys, in the order of the table. */
  public static List<Key> all() {
    return List.copyOf(KEYS.values());
  }

  /** The key of the functions, or of ours, that is meant, in any case. */
  static Optional<Key> find(boolean own, String written) {
    return KEYS.values().stream()
        .filter(key -> (key.owner() == Owner.BQT) == own)
        .filter(key -> key.name().equalsIgnoreCase(written))
        .findFirst();
  }

  /** Their names. */
  static List<String> names(boolean own) {
    List<String> names = new ArrayList<>();
    KEYS.values().stream()
        .filter(key -> (key.owner() == Owner.BQT) == own)
        .forEach(key -> names.add(key.name()));
    if (!own) {
      names.add(OWN);
    }
    return names;
  }

  private static Map<String, Key> read(String text) {
    Map<String, Key> keys = new LinkedHashMap<>();
    Owner owner = null;
    for (String line : text.split("\n")) {
      if (line.startsWith(" ")) {
        String[] cells = line.strip().split(" +", 4);
        Use use = Use.valueOf(cells[2].toUpperCase(Locale.ROOT));
        keys.put(owner + "." + cells[0], new Key(owner, cells[0], cells[1], use, cells[3]));
      } else if (!line.isBlank()) {
        owner = Owner.valueOf(line.strip().toUpperCase(Locale.ROOT));
      }
    }
    return keys;
  }
}

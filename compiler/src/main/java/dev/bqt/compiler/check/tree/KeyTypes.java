package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.option.OptionType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Of which type the values of a rule of BqTail are: it refuses a rule with a value of another. */
public final class KeyTypes {

  private static final List<String> TRUTHS =
      List.of(
          "disabled",
          "async",
          "when.directory",
          "batch.rollover",
          "batch.multipath",
          "batch.usepatternhash",
          "dest.schema.autodetect",
          "dest.override",
          "dest.allowfieldaddition");

  private static final List<String> NUMBERS =
      List.of(
          "stalledthresholdinsec",
          "maxreload",
          "batch.window.duration",
          "batch.window.durationinsec",
          "batch.maxdelayinsec",
          "batch.group.durationinsec",
          "dest.transient.balancer.maxloadjobs");

  private static final List<String> LISTS =
      List.of(
          "dest.uniquecolumns",
          "dest.schema.split.clustercolumns",
          "dest.transient.balancer.projectids",
          "dest.sourceuris");

  private static final List<String> LISTS_OF_MAPS =
      List.of(
          "dest.parameters",
          "dest.sideinputs",
          "dest.schema.split.mapping",
          "onsuccess",
          "onfailure",
          "batch.group.ondone");

  private static final List<String> MAPS =
      List.of(
          "dest",
          "when",
          "batch",
          "batch.window",
          "batch.group",
          "dest.schema",
          "dest.schema.split",
          "dest.transient",
          "dest.transient.balancer",
          "dest.transform",
          "info",
          "onload");

  private static final Map<String, OptionType> ALL = all();

  private KeyTypes() {}

  /**
   * The type of a key.
   *
   * @param key its path in small letters
   * @return null if nobody reads it
   */
  public static OptionType of(String key) {
    return ALL.get(key);
  }

  /** The list that a key is an element of, or inside of one; null if it is in none. */
  public static String listAround(String key) {
    for (String list : LISTS_OF_MAPS) {
      if (key.startsWith(list + ".")) {
        return list;
      }
    }
    return null;
  }

  private static Map<String, OptionType> all() {
    Map<String, OptionType> all = new HashMap<>();
    JsonKeys.OF_A_RULE.forEach(key -> all.put(lower(key), OptionType.TEXT));
    for (LoadOption option : LoadOptions.OF_LOAD.all()) {
      add(all, "dest", option);
    }
    TRUTHS.forEach(key -> all.put(key, OptionType.TRUTH));
    NUMBERS.forEach(key -> all.put(key, OptionType.WHOLE));
    LISTS.forEach(key -> all.put(key, OptionType.TEXTS));
    LISTS_OF_MAPS.forEach(key -> all.put(key, OptionType.MAPS));
    MAPS.forEach(key -> all.put(key, OptionType.MAP));
    return Map.copyOf(all);
  }

  private static void add(Map<String, OptionType> all, String above, LoadOption option) {
    String key = above + "." + lower(String.join(".", option.path()));
    // In the JSON numbers of 64 bits are texts.
    all.put(key, option.type() == OptionType.LONG ? OptionType.TEXT : option.type());
    if (option.inside() != null && option.type() == OptionType.MAP) {
      option.inside().all().forEach(each -> add(all, key, each));
    }
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}

package dev.bqt.runtime.config;

import dev.bqt.runtime.config.ConfigurationKeys.Key;
import dev.bqt.runtime.config.ConfigurationKeys.Owner;
import dev.bqt.runtime.config.ConfigurationKeys.Use;
import dev.bqt.runtime.config.Findings.Spot;
import dev.bqt.runtime.route.document.DocumentException;
import dev.bqt.runtime.route.document.DocumentReader;
import dev.bqt.runtime.route.document.JsonPath;
import dev.bqt.runtime.route.document.Node;
import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Place;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.field.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One configuration: its known keys with values of the right type. */
final class ConfigurationDocument {
  private final ConfigurationSource source;
  private final Findings findings;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private boolean readable;

  /**
   * A key that was given.
   *
   * @param value Boolean, Long, String, a list of texts, or {@code true} for what is only counted
   * @param spot where its key stands
   */
  record Entry(Object value, Spot spot) {}

  private ConfigurationDocument(ConfigurationSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Reads it; what is amiss is among the findings. */
  static ConfigurationDocument read(ConfigurationSource source, Findings findings) {
    ConfigurationDocument document = new ConfigurationDocument(source, findings);
    String format = source.isYaml() ? "YAML" : "JSON";
    try {
      List<Node> values =
          source.isYaml()
              ? DocumentReader.yaml(source.content())
              : List.of(DocumentReader.json(source.content()));
      document.take(values.isEmpty() ? new Scalar(new Place(1, 1), null) : values.get(0));
    } catch (DocumentException e) {
      findings.error(
          new Spot(source.origin(), e.place(), ""),
          "not " + format + ": " + withoutWords(e.getMessage()),
          "mend it: nothing is run");
    }
    return document;
  }

  /** The word that the parser stumbled over may be a secret. */
  private static String withoutWords(String message) {
    return message.replaceAll("'[^']{2,}'", "").replaceAll(" +", " ").strip();
  }

  /** Whether it is an object at all. */
  boolean isReadable() {
    return readable;
  }

  ConfigurationSource source() {
    return source;
  }

  /** What was given for this key; empty when it was not, or is null. */
  Optional<Entry> entry(Key key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Whether a key was given that this function alone has. */
  boolean hasKeyOf(Owner owner) {
    return entries.keySet().stream().anyMatch(key -> key.owner() == owner && !isAboutRules(key));
  }

  /** BqDispatch has keys of these names, too. */
  static boolean isAboutRules(Key key) {
    return List.of("RulesURL", "CheckInMs", "Rules").contains(key.name());
  }

  /** The document itself. */
  Spot whole() {
    return new Spot(source.origin(), new Place(1, 1), "");
  }

  private void take(Node root) {
    if (root instanceof Mapping mapping) {
      readable = true;
      take(mapping, false, JsonPath.ROOT);
    } else {
      String message = "a configuration must be an object, not " + root.kind();
      findings.error(new Spot(source.origin(), root.place(), JsonPath.ROOT), message, "");
    }
  }

  private void take(Mapping mapping, boolean own, String path) {
    for (Field field : mapping.fields()) {
      Spot spot = new Spot(source.origin(), field.place(), JsonPath.key(path, field.name()));
      Optional<Key> key = ConfigurationKeys.find(own, field.name());
      if (!own && field.name().equalsIgnoreCase(ConfigurationKeys.OWN)) {
        takeOwn(field.value(), spot);
      } else if (!own && field.name().equalsIgnoreCase("Routes")) {
        findings.error(
            spot,
            "rules of BqTail of 2019",
            "turn them into rules with `bqt decompile`, and name their folder in RulesURL");
      } else if (key.isEmpty()) {
        findings.warning(
            spot,
            "unknown key, ignored",
            NearestName.advice(field.name(), ConfigurationKeys.names(own), "take it out"));
      } else if (!isNull(field.value())) {
        take(key.get(), field.value(), spot);
      }
    }
  }

  private void takeOwn(Node value, Spot spot) {
    if (value instanceof Mapping mapping) {
      take(mapping, true, JsonPath.key(JsonPath.ROOT, ConfigurationKeys.OWN));
    } else if (!isNull(value)) {
      findings.error(spot, "must be an object, not " + value.kind(), "");
    }
  }

  private void take(Key key, Node value, Spot spot) {
    if (entries.containsKey(key)) {
      findings.error(spot, "given twice: keys are the same in any case", "keep one of them");
      return;
    }
    Optional<?> typed = ConfigurationValue.of(value, key.kind(), source.isYaml());
    if (typed.isEmpty()) {
      String wanted = ConfigurationValue.wanted(key.kind());
      String shown = key.kind().equals("map") ? "" : ", not " + value.kind();
      findings.error(spot, "must be " + wanted + shown, "");
      return;
    }
    entries.put(key, new Entry(typed.get(), spot));
    if (key.use() == Use.LACKING && !isNothing(typed.get())) {
      findings.warning(spot, "has no effect: " + key.note(), "take it out");
    }
  }

  private static boolean isNothing(Object value) {
    return value.equals("") || value.equals(0L);
  }

  private static boolean isNull(Node value) {
    return value instanceof Scalar scalar && scalar.value() == null;
  }
}
